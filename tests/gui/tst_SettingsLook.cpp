// SPDX-License-Identifier: MIT
#include "gui/SettingsFixture.h"
#include "support/SettingSamples.h"
#include "view/Fonts.h"
#include "view/SettingEditor.h"
#include "view/SettingText.h"

#include <QAccessible>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QScrollArea>
#include <QSpinBox>
#include <QTabWidget>
#include <QWheelEvent>

#include <optional>

using namespace ecom67;
using namespace ecom67::test;
using namespace Qt::StringLiterals;
using Page = SettingsViewModel::Page;

/// What the dialog shows and says, at every size of letters, and to whom.
class tst_SettingsLook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void everySettingHasARowWithALabel();
    void choicesHaveWords();
    void sourcesAreTold_data();
    void sourcesAreTold();
    void screenReadersAreToldEverything();
    void tabReachesFieldsBeforeButtons();
    void largeLettersFit();
    void buttonsThatAreTooWideStandBelowEachOther();
    void theWheelScrollsThePage();
    void editorsOfEveryType_data();
    void editorsOfEveryType();

private:
    std::optional<SettingsFixture> m_dialogs;
};

void tst_SettingsLook::initTestCase()
{
    installFonts();
}

void tst_SettingsLook::init()
{
    m_dialogs.emplace();
}

void tst_SettingsLook::cleanup()
{
    m_dialogs.reset();
    QApplication::setFont(textFont(kBodySize));
}

void tst_SettingsLook::everySettingHasARowWithALabel()
{
    m_dialogs->open();
    for (const SettingDefinition &definition : settingDefinitions()) {
        const QString key = QString::fromLatin1(definition.key);
        QVERIFY2(m_dialogs->row(key), definition.key);
        QVERIFY2(settingText::label(definition) != QString::fromLatin1(definition.description),
                 definition.key);
        auto *field = m_dialogs->child<QWidget>(key);
        QCOMPARE(field != nullptr, !definition.isSecret());
        if (!field)
            continue;
        QCOMPARE(field->accessibleName(), settingText::label(definition));
        const auto labels = m_dialogs->row(key)->findChildren<QLabel *>();
        QVERIFY(std::any_of(labels.cbegin(), labels.cend(),
                            [field](const QLabel *one) { return one->buddy() == field; }));
    }
}

void tst_SettingsLook::choicesHaveWords()
{
    for (const SettingDefinition &definition : settingDefinitions()) {
        const QStringList choices = definition.choices();
        for (const QString &choice : choices)
            QVERIFY2(settingText::choice(definition, choice) != choice, definition.key);
    }
}

void tst_SettingsLook::sourcesAreTold_data()
{
    QTest::addColumn<SettingSource::Kind>("source");
    QTest::addColumn<QString>("words");
    using Kind = SettingSource::Kind;

    QTest::newRow("built in") << Kind::BuiltIn << u"Default. Counts at the next start."_s;
    QTest::newRow("system") << Kind::SystemDefault
                            << u"Set by your organisation (proposal). Counts at the next start."_s;
    QTest::newRow("user") << Kind::UserFile << u"Your settings. Counts at the next start."_s;
    QTest::newRow("environment")
        << Kind::Environment
        << u"Environment variable ECOM67_LOG_LEVEL. In use now: error. What is saved here counts "
           "only without it. Counts at the next start."_s;
    QTest::newRow("option")
        << Kind::CommandLine
        << u"Command line (--log-level). In use now: error. What is saved here counts only without "
           "it. Counts at the next start."_s;
    QTest::newRow("policy") << Kind::Policy << u"Managed by your organisation."_s;
}

void tst_SettingsLook::sourcesAreTold()
{
    QFETCH(const SettingSource::Kind, source);
    QFETCH(const QString, words);
    if (source == SettingSource::Kind::UserFile)
        m_dialogs->setFile("[log]\nlevel=error\n");
    if (source == SettingSource::Kind::Environment)
        m_dialogs->environment.insert(u"ECOM67_LOG_LEVEL"_s, u"error"_s);
    if (source == SettingSource::Kind::CommandLine)
        m_dialogs->commandLine.insert(u"log/level"_s, u"error"_s);
    if (source == SettingSource::Kind::Policy)
        m_dialogs->policy.insert(u"log/level"_s, u"error"_s);
    if (source == SettingSource::Kind::SystemDefault) {
        m_dialogs->setFile("[log]\nlevel=error\n", u"system.ini"_s);
    }

    m_dialogs->open();

    QCOMPARE(m_dialogs->said(u"log/level"_s, u"source"_s).remove(QChar(0x200b)), words);
    QVERIFY(m_dialogs->child<QWidget>(u"log/level"_s)->accessibleDescription().contains(words));
    QCOMPARE(m_dialogs->row(u"log/level"_s)->findChild<QPushButton *>(u"reset"_s)->isHidden(),
             source != SettingSource::Kind::UserFile);
}

void tst_SettingsLook::screenReadersAreToldEverything()
{
    m_dialogs->open();
    const auto widgets = m_dialogs->dialog->findChildren<QWidget *>();
    for (QWidget *widget : widgets) {
        if (widget->window() != m_dialogs->dialog.get() // the list of a combo box
            || widget->focusPolicy() == Qt::NoFocus || widget->objectName().startsWith(u"qt_"_s))
            continue;
        QAccessibleInterface *face = QAccessible::queryAccessibleInterface(widget);
        QVERIFY(face);
        const bool isPart = face->role() == QAccessible::PageTabList
            || (qobject_cast<QLineEdit *>(widget) && qobject_cast<QSpinBox *>(widget->parent()));
        QVERIFY2(isPart || !face->text(QAccessible::Name).isEmpty(),
                 qPrintable(widget->objectName() + u' '
                            + QString::fromLatin1(widget->metaObject()->className())));
    }
}

void tst_SettingsLook::tabReachesFieldsBeforeButtons()
{
    m_dialogs->setFile("endpoint=wss://shop.example\n");
    m_dialogs->open();
    m_dialogs->dialog->showField(u"endpoint"_s);
    m_dialogs->dialog->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_dialogs->dialog.get()));

    const QWidget *ok = m_dialogs->button(QDialogButtonBox::Ok);
    QWidgetList order;
    while (order.size() < 50 && (order.isEmpty() || order.constLast() != ok)) {
        order.append(m_dialogs->dialog->focusWidget());
        QTest::keyClick(order.constLast(), Qt::Key_Tab);
    }

    const QWidgetList expected{m_dialogs->child<QWidget>(u"endpoint"_s),
                               m_dialogs->row(u"endpoint"_s)->findChild<QWidget *>(u"reset"_s),
                               m_dialogs->child<QWidget>(u"testButton"_s)};
    QCOMPARE(order.first(3), expected);
    QCOMPARE(order.constLast(), ok);
    const QWidget *page = m_dialogs->child<QWidget>(u"connectionContent"_s);
    for (const QWidget *widget : order.first(order.size() - 1))
        QVERIFY2(page->isAncestorOf(widget), qPrintable(widget->objectName()));
    // Each field of the page, and nothing twice.
    QVERIFY(order.contains(m_dialogs->child<QWidget>(u"network/caFile"_s)));
    QCOMPARE(QSet<QWidget *>(order.cbegin(), order.cend()).size(), order.size());
    QCOMPARE(m_dialogs->dialog->focusWidget(), m_dialogs->button(QDialogButtonBox::Cancel));
}

void tst_SettingsLook::largeLettersFit()
{
    QApplication::setFont(textFont(2 * kBodySize));
    m_dialogs->open();

    m_dialogs->dialog->resize(SettingsDialog::kSmallestWidth, 500);

    QCOMPARE(m_dialogs->dialog->width(), SettingsDialog::kSmallestWidth);
    const auto *tabs = m_dialogs->dialog->findChild<QTabWidget *>();
    for (int i = 0; i < tabs->count(); ++i) {
        if (!tabs->isTabVisible(i))
            continue;
        m_dialogs->dialog->showPage(static_cast<Page>(i));
        QCoreApplication::processEvents();
        const auto *page = qobject_cast<QScrollArea *>(tabs->widget(i));
        QVERIFY2(page->widget()->width() <= page->viewport()->width(),
                 qPrintable(tabs->tabText(i)));
    }
    const QRect inside = m_dialogs->dialog->rect();
    for (const auto which :
         {QDialogButtonBox::Ok, QDialogButtonBox::Cancel, QDialogButtonBox::Apply}) {
        const QPoint corner = m_dialogs->button(which)->mapTo(
            m_dialogs->dialog.get(), m_dialogs->button(which)->rect().bottomRight());
        QVERIFY(inside.contains(corner));
    }
}

void tst_SettingsLook::buttonsThatAreTooWideStandBelowEachOther()
{
    const auto orientation = [this] {
        m_dialogs->open();
        return m_dialogs->dialog->findChild<QDialogButtonBox *>()->orientation();
    };
    QCOMPARE(orientation(), Qt::Horizontal);
    QApplication::setFont(textFont(3 * kBodySize));
    QCOMPARE(orientation(), Qt::Vertical);
}

void tst_SettingsLook::theWheelScrollsThePage()
{
    m_dialogs->open();
    m_dialogs->dialog->showPage(Page::Chat);
    auto *box = m_dialogs->child<QSpinBox>(u"history/days"_s);
    QWheelEvent turn(QPointF(5, 5), box->mapToGlobal(QPointF(5, 5)), {}, {0, -120}, Qt::NoButton,
                     Qt::NoModifier, Qt::NoScrollPhase, false);

    QApplication::sendEvent(box, &turn);

    QCOMPARE(box->value(), 30);
    QVERIFY(!m_dialogs->model->hasChanges());
}

void tst_SettingsLook::editorsOfEveryType_data()
{
    QTest::addColumn<SettingType>("type");
    for (int type = 0; type <= int(SettingType::Text); ++type)
        QTest::addRow("%d", type) << SettingType(type);
}

/// A value comes out of its field as it went in, whatever the type; only a person's change is told.
void tst_SettingsLook::editorsOfEveryType()
{
    QFETCH(const SettingType, type);
    const SettingDefinition definition{.key = "test/one",
                                       .type = type,
                                       .defaultValue = "",
                                       .places = SettingPlace::File,
                                       .effect = SettingEffect::Live,
                                       .description = "for this test",
                                       .least = type == SettingType::Number ? 1 : 0,
                                       .most = type == SettingType::Number ? 99 : 0,
                                       .choiceList = type == SettingType::Choice ? "a|b|c" : ""};
    SettingEditor editor(definition);
    QStringList told;
    connect(&editor, &SettingEditor::edited, this,
            [&told](const QString &text) { told.append(text); });

    editor.setText(goodValue(definition, 1));
    QVERIFY(told.isEmpty());
    QWidget *field = editor.field();
    if (auto *box = qobject_cast<QCheckBox *>(field))
        box->click();
    else if (auto *list = qobject_cast<QComboBox *>(field))
        list->setCurrentIndex(list->currentIndex() + 1);
    else if (auto *number = qobject_cast<QSpinBox *>(field))
        number->stepUp();
    else
        qobject_cast<QLineEdit *>(field)->setText(goodValue(definition, 2));

    QCOMPARE(told, QStringList(goodValue(definition, 2)));
}

QTEST_MAIN(tst_SettingsLook)
#include "tst_SettingsLook.moc"
