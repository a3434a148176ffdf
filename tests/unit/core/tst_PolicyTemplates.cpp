// SPDX-License-Identifier: MIT
#include "core/SettingDefinition.h"

#include <QFile>
#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <QTest>
#include <QXmlStreamReader>

using namespace ecom67;
using namespace Qt::StringLiterals;

static constexpr auto kRegistryKey = "Software\\Policies\\E-Com67"_L1;

/// The administrative templates of Windows (packaging/windows/policy), compared with the settings
/// that the program really has.
class tst_PolicyTemplates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void thereIsAPolicyForEachSetting_data();
    void thereIsAPolicyForEachSetting();
    void thereIsNoOtherPolicy();
    void everySentenceIsThere_data();
    void everySentenceIsThere();

private:
    struct Policy
    {
        QString key; ///< of the registry
        QString value; ///< its name below the key
        QString kind; ///< text, decimal, enum or switch
        QStringList strings; ///< of an enum or a switch, what is written
        int least = 0;
        int most = 0;
    };

    void readPolicy(QXmlStreamReader &xml);

    QHash<QString, Policy> m_policies; ///< by name
    QSet<QString> m_references; ///< "string.NAME" and "presentation.NAME"
};

static QString nameOf(const SettingDefinition &definition)
{
    return QString::fromLatin1(definition.key).replace(u'/', u'_');
}

/// Settings that a file, and so a policy, may hold.
static QList<const SettingDefinition *> managedSettings()
{
    QList<const SettingDefinition *> result;
    for (const SettingDefinition &definition : settingDefinitions()) {
        if (definition.places & (SettingPlace::File | SettingPlace::Policy))
            result.append(&definition);
    }
    return result;
}

static QString kindOf(SettingType type)
{
    switch (type) {
    case SettingType::Number:
        return u"decimal"_s;
    case SettingType::Switch:
        return u"switch"_s;
    case SettingType::Choice:
        return u"enum"_s;
    default:
        return u"text"_s;
    }
}

static QByteArray contentOf(const QString &name)
{
    QFile file(QStringLiteral(ECOM67_POLICY_TEMPLATES) + u'/' + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void tst_PolicyTemplates::readPolicy(QXmlStreamReader &xml)
{
    const QXmlStreamAttributes policy = xml.attributes();
    Policy read{.key = policy.value("key"_L1).toString(),
                .value = policy.value("valueName"_L1).toString(),
                .kind = policy.hasAttribute("valueName"_L1) ? u"switch"_s : QString(),
                .strings = {}};
    while (!xml.atEnd() && !(xml.isEndElement() && xml.name() == "policy"_L1)) {
        xml.readNext();
        if (!xml.isStartElement())
            continue;
        if (xml.name() == "string"_L1)
            read.strings.append(xml.readElementText());
        const QXmlStreamAttributes attributes = xml.attributes();
        if (!attributes.hasAttribute("valueName"_L1))
            continue;
        read.value = attributes.value("valueName"_L1).toString();
        read.kind = xml.name().toString();
        read.least = attributes.value("minValue"_L1).toInt();
        read.most = attributes.value("maxValue"_L1).toInt();
    }
    m_policies.insert(policy.value("name"_L1).toString(), read);
}

void tst_PolicyTemplates::initTestCase()
{
    const QByteArray template_ = contentOf(u"ecom67-support.admx"_s);
    static const QRegularExpression reference(u"\\$\\(((?:string|presentation)\\.\\w+)\\)"_s);
    auto found = reference.globalMatch(QString::fromUtf8(template_));
    while (found.hasNext())
        m_references.insert(found.next().captured(1));

    QXmlStreamReader xml(template_);
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement() && xml.name() == "policy"_L1)
            readPolicy(xml);
    }
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
}

void tst_PolicyTemplates::thereIsAPolicyForEachSetting_data()
{
    QTest::addColumn<const SettingDefinition *>("setting");
    for (const SettingDefinition *setting : managedSettings())
        QTest::newRow(setting->key) << setting;
}

void tst_PolicyTemplates::thereIsAPolicyForEachSetting()
{
    QFETCH(const SettingDefinition *, setting);
    QVERIFY(m_policies.contains(nameOf(*setting)));
    const Policy policy = m_policies.value(nameOf(*setting));

    const QString key = QString::fromLatin1(setting->key);
    const QString group = key.contains(u'/') ? QString(u'\\' + key.section(u'/', 0, 0)) : QString();
    QCOMPARE(policy.key, QString(kRegistryKey + group));
    QCOMPARE(policy.value, key.section(u'/', -1));
    QCOMPARE(policy.kind, kindOf(setting->type));
    QCOMPARE(policy.least, setting->isZeroOff ? 0 : setting->least);
    QCOMPARE(policy.most, setting->most);
    for (const QString &text : policy.strings)
        QVERIFY2(!problemWith(*setting, text), qPrintable(text));
    if (setting->type == SettingType::Choice)
        QCOMPARE(policy.strings, setting->choices());
    else
        QCOMPARE(policy.strings.size(), setting->type == SettingType::Switch ? 2 : 0);
}

void tst_PolicyTemplates::thereIsNoOtherPolicy()
{
    QCOMPARE(m_policies.size(), managedSettings().size());
}

void tst_PolicyTemplates::everySentenceIsThere_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("English") << u"en-US"_s;
    QTest::newRow("German") << u"de-DE"_s;
}

void tst_PolicyTemplates::everySentenceIsThere()
{
    QFETCH(const QString, language);
    QSet<QString> present;
    QHash<QString, QString> strings;
    QXmlStreamReader xml(contentOf(language + u"/ecom67-support.adml"_s));
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement() || (xml.name() != "string"_L1 && xml.name() != "presentation"_L1))
            continue;
        const QString kind = xml.name().toString();
        const QString id = xml.attributes().value("id"_L1).toString();
        present.insert(kind + u'.' + id);
        if (kind == "string"_L1)
            strings.insert(id, xml.readElementText());
    }
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    QCOMPARE(present, m_references);
    for (const QString &text : std::as_const(strings))
        QVERIFY(!text.trimmed().isEmpty());
    // The meaning is that of the table; in German somebody has to see to it.
    if (language == "en-US"_L1) {
        for (const SettingDefinition *setting : managedSettings())
            QCOMPARE(strings.value(nameOf(*setting) + u"_help"_s).section(u'\n', 0, 0),
                     QString::fromLatin1(setting->description));
    }
}

QTEST_GUILESS_MAIN(tst_PolicyTemplates)
#include "tst_PolicyTemplates.moc"
