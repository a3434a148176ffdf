// SPDX-License-Identifier: MIT
#include "core/SettingDefinition.h"
#include "support/SettingSamples.h"

#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace ecom67;
using namespace ecom67::test;
using namespace Qt::StringLiterals;
using Code = ChatError::Code;

/// The table itself, its rules, and its copy in the documents.
class tst_SettingTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theTableIsSound();
    void secretsComeFromTheEnvironmentOnly();
    void theBuiltInValueObeysTheRule();
    void theSamplesAreWhatTheySay();
    void namesFollowFromTheKey();
    void rules_data();
    void rules();
    void rulesOfAType_data();
    void rulesOfAType();
    void aChoiceNamesItsChoices();
    void theDocumentHoldsTheTable();
};

void tst_SettingTable::theTableIsSound()
{
    static const QRegularExpression keyForm(u"\\A[a-z]+(/[a-z][a-zA-Z]*)?\\z"_s);
    QSet<QString> names;
    for (const SettingDefinition &definition : settingDefinitions()) {
        QVERIFY2(keyForm.match(QString::fromLatin1(definition.key)).hasMatch(), definition.key);
        QVERIFY2(!QByteArray(definition.description).isEmpty(), definition.key);
        QVERIFY2(definition.places != SettingPlaces(), definition.key);
        QCOMPARE(definition.least < definition.most, definition.type == SettingType::Number);
        QCOMPARE(definition.choices().size() > 1, definition.type == SettingType::Choice);
        QCOMPARE(settingDefinition(QString::fromLatin1(definition.key)), &definition);
        names.insert(QString::fromLatin1(definition.key));
        names.insert(definition.environmentVariable());
    }
    QCOMPARE(names.size(), qsizetype(settingDefinitions().size() * 2));
    QCOMPARE(settingDefinition(u"Endpoint"), nullptr);
}

void tst_SettingTable::secretsComeFromTheEnvironmentOnly()
{
    int secrets = 0;
    for (const SettingDefinition &definition : settingDefinitions()) {
        if (!definition.isSecret())
            continue;
        ++secrets;
        QCOMPARE(definition.places, SettingPlaces(SettingPlace::Environment));
        QCOMPARE(definition.option(), QString());
    }
    QVERIFY(secrets > 0);
}

void tst_SettingTable::theBuiltInValueObeysTheRule()
{
    for (const SettingDefinition &definition : settingDefinitions())
        QVERIFY2(!problemWith(definition, QString::fromLatin1(definition.defaultValue)),
                 definition.key);
}

void tst_SettingTable::theSamplesAreWhatTheySay()
{
    for (const SettingDefinition &definition : settingDefinitions()) {
        for (int number = 0; number < 5; ++number)
            QVERIFY2(!problemWith(definition, goodValue(definition, number)), definition.key);
        QVERIFY2(problemWith(definition, badValue(definition)), definition.key);
    }
}

void tst_SettingTable::namesFollowFromTheKey()
{
    QCOMPARE(settingDefinition(u"endpoint")->environmentVariable(), u"ECOM67_ENDPOINT"_s);
    QCOMPARE(settingDefinition(u"endpoint")->option(), u"endpoint"_s);
    QCOMPARE(settingDefinition(u"shop/productPage")->environmentVariable(),
             u"ECOM67_SHOP_PRODUCT_PAGE"_s);
    QCOMPARE(settingDefinition(u"shop/url")->option(), QString());
    QCOMPARE(settingDefinition(u"network/proxyHost")->option(), u"network-proxy-host"_s);
    QCOMPARE(settingDefinition(u"network/proxyPassword")->environmentVariable(),
             u"ECOM67_PROXY_PASSWORD"_s);
    const SettingDefinition grouped{.key = "chat/size",
                                    .type = SettingType::Number,
                                    .defaultValue = "1",
                                    .places = SettingPlace::Option,
                                    .effect = SettingEffect::Live,
                                    .description = "for this test"};
    QCOMPARE(grouped.option(), u"chat-size"_s);
}

void tst_SettingTable::rules_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("code"); ///< -1: it is taken
    const auto good = [](const char *key, const QString &text) {
        QTest::addRow("%s takes \"%s\"", key, qPrintable(text))
            << QString::fromLatin1(key) << text << -1;
    };
    const auto bad = [](const char *key, const QString &text, Code code) {
        QTest::addRow("%s refuses \"%s\"", key, qPrintable(text))
            << QString::fromLatin1(key) << text << int(code);
    };

    good("endpoint", {});
    good("endpoint", u" wss://h.example/prod// "_s);
    bad("endpoint", u"ws://h.example"_s, Code::EndpointInsecure);
    good("token", {});
    good("token", u"a+/=&% \u00e4"_s);
    bad("token", u" a"_s, Code::TokenInvalid);
    bad("token", u"a\n"_s, Code::TokenInvalid);
    for (const QString &address : {QString(), u"https://shop.example"_s,
                                   u" https://shop.example/de// "_s, u"http://127.0.0.1:8080"_s})
        good("shop/url", address);
    for (const QString &address :
         {u"http://shop.example"_s, u"shop.example"_s, u"javascript:alert(1)"_s, u"/de"_s,
          u"https://user@shop.example"_s, u"https://shop.example?x=1"_s,
          u"https://shop.example#x"_s, u"mailto:shop@shop.example"_s, u"https://"_s,
          u"https://{id}.example"_s})
        bad("shop/url", address, Code::AddressInvalid);
    for (const QString &address : {QString(), u"/products/{id}"_s, u"/cart"_s,
                                   u"https://go.example/{id}"_s, u"/p?sku={id}&from=chat"_s})
        good("shop/productPage", address);
    for (const QString &address : {u"//evil.example/{id}"_s, u"products/{id}"_s, u"file:///{id}"_s,
                                   u"https://{id}.example"_s, u"http://shop.example/{id}"_s})
        bad("shop/productPage", address, Code::AddressInvalid);
    bad("action/checkout", u"ftp://shop.example"_s, Code::AddressInvalid);
    for (const QString &number : {u"1"_s, u" 30 "_s, u"3650"_s})
        good("history/days", number);
    for (const QString &number : {QString(), u"0"_s, u"-1"_s, u"3651"_s, u"1.5"_s, u"30 days"_s,
                                  u"0x10"_s, u"99999999999999999999"_s, u"\u0663"_s})
        bad("history/days", number, Code::NumberInvalid);
    for (const QString &number : {u"0"_s, u"30"_s, u"3600"_s})
        good("kiosk/resetSeconds", number);
    for (const QString &number : {u"1"_s, u"29"_s, u"3601"_s, u"-1"_s})
        bad("kiosk/resetSeconds", number, Code::NumberInvalid);
    for (const QString &text : {QString(), u"images.shop.example, cdn.example:8443"_s})
        good("chat/imageHosts", text);
    bad("chat/imageHosts", u"images.shop.example, *.example"_s, Code::HostListInvalid);
    for (const QString &text : {u"none"_s, u"warning,service=debug"_s})
        good("log/level", text);
    for (const QString &text : {QString(), u"loud"_s, u"kernel=debug"_s, u"*.debug=true"_s})
        bad("log/level", text, Code::LogLevelInvalid);
    for (const QString &text : {u"auto"_s, u"none"_s, u"/var/log/chat \u00e4.log"_s})
        good("log/file", text);
    for (const QString &text : {QString(), u" "_s, u"a\nb"_s, QString(QChar(QChar::Null))})
        bad("log/file", text, Code::LogFileInvalid);
    for (const QString &text : {u"true"_s, u" false "_s})
        good("history/keep", text);
    for (const QString &text : {QString(), u"True"_s, u"1"_s, u"yes"_s})
        bad("history/keep", text, Code::SwitchInvalid);
}

void tst_SettingTable::rules()
{
    QFETCH(const QString, key);
    QFETCH(const QString, text);
    QFETCH(const int, code);

    const auto problem = problemWith(*settingDefinition(key), text);

    QCOMPARE(problem ? int(problem->code) : -1, code);
    if (problem)
        QCOMPARE(problem->setting, key);
}

static SettingDefinition ofType(SettingType type)
{
    return {.key = "test/one",
            .type = type,
            .defaultValue = "",
            .places = SettingPlace::File,
            .effect = SettingEffect::Live,
            .description = "for this test",
            .choiceList = type == SettingType::Choice ? "auto|ctrlEnter|off" : ""};
}

/// The rules apart from the rows: a type keeps its rule when no row has it.
void tst_SettingTable::rulesOfAType_data()
{
    QTest::addColumn<SettingType>("type");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("code"); ///< -1: it is taken
    const auto row = [](SettingType type, const char *name, const QString &text, int code = -1) {
        QTest::addRow("%d: %s", int(type), name) << type << text << code;
    };
    const auto choice = SettingType::Choice;
    row(choice, "the first", u"auto"_s);
    row(choice, "with blanks around it", u" ctrlEnter "_s);
    for (const QString &text : {QString(), u"Auto"_s, u"auto|off"_s, u"aut"_s, u"auto off"_s})
        row(choice, qPrintable(text), text, int(Code::ChoiceInvalid));

    const auto path = SettingType::Path;
    for (const QString &text : {QString(), u" "_s, u"/etc/ca.pem"_s, u"/home/\u00e4 b/token"_s})
        row(path, qPrintable(text), text);
    row(path, "a long one", u'/' + QString(kLongestSettingText - 1, u'a'));
    row(path, "too long", u'/' + QString(kLongestSettingText, u'a'), int(Code::PathInvalid));
    for (const QString &text :
         {u"ca.pem"_s, u"~/ca.pem"_s, u"./ca.pem"_s, u"/etc/\nca.pem"_s, u"file:///etc/ca.pem"_s,
          u"/a\0b"_s, QString(u"/"_s + QChar(0xd800))})
        row(path, qPrintable(text), text, int(Code::PathInvalid));

    const auto host = SettingType::Host;
    for (const QString &text : {QString(), u" proxy.example "_s, u"proxy"_s, u"10.0.0.1"_s,
                                u"::1"_s, u"m\u00fcller.example"_s})
        row(host, qPrintable(text), text);
    for (const QString &text :
         {u"http://proxy.example"_s, u"proxy.example:3128"_s, u"user@proxy.example"_s,
          u"proxy example"_s, u"proxy.example/"_s, u"..."_s, u"a\nb"_s, u"%00"_s})
        row(host, qPrintable(text), text, int(Code::HostInvalid));

    const auto secret = SettingType::Secret;
    for (const QString &text : {QString(), u" p@ss:/%"_s, u"\u00e4"_s})
        row(secret, qPrintable(text), text);
    row(secret, "with a line feed", u"a\n"_s, int(Code::TextInvalid));

    const auto line = SettingType::Text;
    for (const QString &text :
         {QString(), u"openid profile"_s, u"proxy.shop.example"_s, u"\u5b57"_s})
        row(line, qPrintable(text), text);
    row(line, "a long one", QString(kLongestSettingText, u'a'));
    row(line, "too long", QString(kLongestSettingText + 1, u'a'), int(Code::TextInvalid));
    for (const QString &text :
         {u"a\nb"_s, u"a\tb"_s, u"a\u0085"_s, u"a\0b"_s, QString(QChar(0xdc00))})
        row(line, qPrintable(text), text, int(Code::TextInvalid));
}

void tst_SettingTable::rulesOfAType()
{
    QFETCH(const SettingType, type);
    QFETCH(const QString, text);
    QFETCH(const int, code);

    const auto problem = problemWith(ofType(type), text);

    QCOMPARE(problem ? int(problem->code) : -1, code);
    if (problem)
        QCOMPARE(problem->setting, u"test/one"_s);
}

void tst_SettingTable::aChoiceNamesItsChoices()
{
    const SettingDefinition choice = ofType(SettingType::Choice);

    QCOMPARE(choice.choices(), QStringList({u"auto"_s, u"ctrlEnter"_s, u"off"_s}));
    QCOMPARE(ofType(SettingType::Text).choices(), QStringList());
    const auto problem = problemWith(choice, u"always"_s);
    QVERIFY(problem);
    QCOMPARE(placeText(*problem), u"test/one, auto, ctrlEnter, off"_s);
}

static QString inCode(const QString &text)
{
    return u'`' + text + u'`';
}

/// The row of a setting as it stands in the document.
static QString documentRow(const SettingDefinition &definition)
{
    const auto orNever
        = [](bool may, const QString &name) { return may ? inCode(name) : u"never"_s; };
    QString builtIn = QString::fromLatin1(definition.defaultValue);
    builtIn = builtIn.isEmpty() ? u"none"_s : inCode(builtIn);
    if (definition.type == SettingType::Number)
        builtIn += u" ("_s + definition.range() + u')';
    if (definition.type == SettingType::Choice)
        builtIn += u" ("_s + definition.choices().join(u", "_s) + u')';
    QString inFile = definition.places.testFlag(SettingPlace::File) ? u"yes"_s : u"never"_s;
    if (definition.places.testFlag(SettingPlace::Policy))
        inFile = u"policy only"_s;
    const QStringList cells{
        inCode(QString::fromLatin1(definition.key)),
        inFile,
        orNever(definition.places.testFlag(SettingPlace::Environment),
                definition.environmentVariable()),
        orNever(!definition.option().isEmpty(), u"--"_s + definition.option()),
        builtIn,
        definition.effect == SettingEffect::Live ? u"at once"_s : u"at the next start"_s,
        QString::fromLatin1(definition.description),
    };
    return u"| "_s + cells.join(u" | "_s) + u" |"_s;
}

void tst_SettingTable::theDocumentHoldsTheTable()
{
    QFile file(QStringLiteral(ECOM67_CONFIGURATION_DOCUMENT));
    QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
    const QString text = QString::fromUtf8(file.readAll());
    const qsizetype begin = text.indexOf(u"<!-- settings -->\n"_s);
    const qsizetype end = text.indexOf(u"<!-- /settings -->"_s);
    QVERIFY(begin >= 0 && begin < end);
    QString found = text.sliced(begin, end - begin);
    found = found.sliced(found.indexOf(u"|\n| `"_s) + 2);

    QString expected;
    for (const SettingDefinition &definition : settingDefinitions())
        expected += documentRow(definition) + u'\n';

    QVERIFY2(found == expected, qPrintable(u"the table must read:\n"_s + expected));
}

QTEST_GUILESS_MAIN(tst_SettingTable)
#include "tst_SettingTable.moc"
