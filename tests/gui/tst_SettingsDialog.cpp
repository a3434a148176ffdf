// SPDX-License-Identifier: MIT
#include "gui/SettingsFixture.h"
#include "view/Fonts.h"

#include <QAccessible>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QDir>
#include <QRegularExpression>
#include <QSpinBox>

#include <optional>

using namespace ecom67;
using namespace ecom67::test;
using namespace Qt::StringLiterals;
using Page = SettingsViewModel::Page;

/// What a person can do in the dialog, and what is written then.
class tst_SettingsDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void aLockedFieldIsGrey();
    void whatIsBrokenIsRefusedWhileTyping();
    void theReasonLeadsToTheField();
    void cancelLeavesEverythingAsItWas_data();
    void cancelLeavesEverythingAsItWas();
    void okSavesAndCloses();
    void applySavesAndStays();
    void whatCannotBeSavedStays();
    void resetGoesBackToTheDefault();
    void untouchedFieldsFollow();
    void theConnectionIsTestedAsTyped();
    void aTestEndsWithTheDialog();
    void whatIsLeftOutIsListed();
    void theReportIsCopiedWithoutSecrets();

private:
    std::optional<SettingsFixture> m_dialogs;
};

void tst_SettingsDialog::initTestCase()
{
    installFonts();
}

void tst_SettingsDialog::init()
{
    m_dialogs.emplace();
}

void tst_SettingsDialog::cleanup()
{
    m_dialogs.reset();
    QApplication::setFont(textFont(kBodySize));
}

void tst_SettingsDialog::aLockedFieldIsGrey()
{
    m_dialogs->policy.insert(u"history/days"_s, u"5"_s);
    m_dialogs->setFile("[history]\ndays=7\n");
    m_dialogs->open();

    auto *box = m_dialogs->child<QSpinBox>(u"history/days"_s);
    QCOMPARE(box->value(), 5);
    QVERIFY(!box->isEnabled());
    QVERIFY(m_dialogs->row(u"history/days"_s)->findChild<QPushButton *>(u"reset"_s)->isHidden());
    QVERIFY(m_dialogs->child<QCheckBox>(u"history/keep"_s)->isEnabled());
}

void tst_SettingsDialog::whatIsBrokenIsRefusedWhileTyping()
{
    m_dialogs->open();
    QVERIFY(m_dialogs->button(QDialogButtonBox::Ok)->isEnabled());
    QVERIFY(!m_dialogs->button(QDialogButtonBox::Apply)->isEnabled());

    m_dialogs->type(u"endpoint"_s, u"wss:/"_s);
    QCOMPARE(m_dialogs->said(u"endpoint"_s, u"problem"_s),
             u"The endpoint is not an address. It should look like wss://host.example/prod."_s);
    QVERIFY(!m_dialogs->button(QDialogButtonBox::Ok)->isEnabled());
    QVERIFY(!m_dialogs->button(QDialogButtonBox::Apply)->isEnabled());
    QVERIFY(!m_dialogs->child<QPushButton>(u"testButton"_s)->isEnabled());
    QVERIFY(m_dialogs->child<QLabel>(u"reasonLabel"_s)
                ->text()
                .startsWith(u"Endpoint: The endpoint is not"_s));
    QVERIFY(m_dialogs->button(QDialogButtonBox::Ok)
                ->accessibleDescription()
                .contains(u"not an address"_s));
    QVERIFY(m_dialogs->child<QLineEdit>(u"endpoint"_s)
                ->accessibleDescription()
                .contains(u"not an address"_s));

    QTest::keyClicks(m_dialogs->child<QLineEdit>(u"endpoint"_s), u"/shop.example"_s);
    QVERIFY(m_dialogs->child<QLabel>(u"reasonLabel"_s)->isHidden());
    QVERIFY(m_dialogs->button(QDialogButtonBox::Ok)->isEnabled());
    QVERIFY(m_dialogs->button(QDialogButtonBox::Apply)->isEnabled());
    QVERIFY(m_dialogs->said(u"endpoint"_s, u"source"_s).contains(u"Changed, not saved yet."_s));
    QVERIFY(m_dialogs->file().isEmpty());
}

void tst_SettingsDialog::theReasonLeadsToTheField()
{
    m_dialogs->open();
    m_dialogs->type(u"chat/imageHosts"_s, u"good.example, bad/host"_s);
    m_dialogs->dialog->showPage(Page::Diagnostics);
    QVERIFY(m_dialogs->child<QLabel>(u"reasonLabel"_s)->text().contains(u"bad/host"_s));

    QTest::mouseClick(m_dialogs->child<QPushButton>(u"showFieldButton"_s), Qt::LeftButton);

    QVERIFY(m_dialogs->child<QLineEdit>(u"chat/imageHosts"_s)->isVisible());
    QCOMPARE(m_dialogs->dialog->focusWidget(), m_dialogs->child<QLineEdit>(u"chat/imageHosts"_s));
}

void tst_SettingsDialog::cancelLeavesEverythingAsItWas_data()
{
    QTest::addColumn<bool>("isEscape");
    QTest::newRow("button") << false;
    QTest::newRow("Escape") << true;
}

void tst_SettingsDialog::cancelLeavesEverythingAsItWas()
{
    QFETCH(const bool, isEscape);
    m_dialogs->setFile("[history]\ndays=7\n");
    m_dialogs->open();
    m_dialogs->type(u"endpoint"_s, u"wss://shop.example"_s);
    m_dialogs->child<QSpinBox>(u"history/days"_s)->setValue(9);
    m_dialogs->child<QCheckBox>(u"history/keep"_s)->click();

    if (isEscape)
        QTest::keyClick(m_dialogs->dialog.get(), Qt::Key_Escape);
    else
        m_dialogs->click(QDialogButtonBox::Cancel);

    QVERIFY(!m_dialogs->dialog->isVisible());
    QCOMPARE(m_dialogs->dialog->result(), int(QDialog::Rejected));
    QCOMPARE(m_dialogs->file(), "[history]\ndays=7\n");
    QCOMPARE(m_dialogs->store->settings().endpoint(), QString());
    QCOMPARE(m_dialogs->store->settings().number("history/days"_L1), 7);
}

void tst_SettingsDialog::okSavesAndCloses()
{
    m_dialogs->setFile("[history]\ndays=7\n");
    m_dialogs->open();
    m_dialogs->type(u"endpoint"_s, u"wss://shop.example"_s);
    m_dialogs->child<QCheckBox>(u"history/keep"_s)->click();

    QTest::keyClick(m_dialogs->child<QLineEdit>(u"endpoint"_s), Qt::Key_Return);

    QVERIFY(!m_dialogs->dialog->isVisible());
    QCOMPARE(m_dialogs->dialog->result(), int(QDialog::Accepted));
    QCOMPARE(m_dialogs->store->settings().endpoint(), u"wss://shop.example"_s);
    QVERIFY(!m_dialogs->store->settings().isOn("history/keep"_L1));
    QVERIFY(m_dialogs->file().contains("days=7"));
    QVERIFY(!m_dialogs->file().contains("imageHosts"));
}

void tst_SettingsDialog::applySavesAndStays()
{
    m_dialogs->open();
    m_dialogs->type(u"endpoint"_s, u"wss://shop.example"_s);

    m_dialogs->click(QDialogButtonBox::Apply);

    QVERIFY(m_dialogs->dialog->isVisible());
    QCOMPARE(m_dialogs->store->settings().endpoint(), u"wss://shop.example"_s);
    QVERIFY(!m_dialogs->button(QDialogButtonBox::Apply)->isEnabled());
    QCOMPARE(m_dialogs->said(u"endpoint"_s, u"source"_s), u"Your settings."_s);
}

void tst_SettingsDialog::whatCannotBeSavedStays()
{
    m_dialogs->open();
    m_dialogs->type(u"endpoint"_s, u"wss://shop.example"_s);
    // A folder where the file has to be.
    QVERIFY(QDir(m_dialogs->path({})).mkpath(u"user.ini/x"_s));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"settings file:"_s));

    m_dialogs->click(QDialogButtonBox::Ok);

    QVERIFY(m_dialogs->dialog->isVisible());
    QVERIFY(m_dialogs->child<QLabel>(u"reasonLabel"_s)->text().startsWith(u"Nothing was saved."_s));
    QVERIFY(m_dialogs->child<QLabel>(u"reasonLabel"_s)->isVisible());
    QCOMPARE(m_dialogs->child<QLineEdit>(u"endpoint"_s)->text(), u"wss://shop.example"_s);
    QVERIFY(m_dialogs->button(QDialogButtonBox::Ok)->isEnabled());
    // And once the way is free:
    QVERIFY(QDir(m_dialogs->path(u"user.ini"_s)).removeRecursively());
    m_dialogs->click(QDialogButtonBox::Ok);
    QVERIFY(!m_dialogs->dialog->isVisible());
    QVERIFY(m_dialogs->file().contains("wss://shop.example"));
}

void tst_SettingsDialog::resetGoesBackToTheDefault()
{
    m_dialogs->setFile("[log]\nlevel=error\n");
    m_dialogs->open();
    m_dialogs->dialog->showField(u"log/level"_s);
    auto *reset = m_dialogs->row(u"log/level"_s)->findChild<QPushButton *>(u"reset"_s);

    QTest::mouseClick(reset, Qt::LeftButton);

    QCOMPARE(m_dialogs->child<QLineEdit>(u"log/level"_s)->text(), u"info"_s);
    QVERIFY(reset->isHidden());
    QCOMPARE(m_dialogs->dialog->focusWidget(), m_dialogs->child<QLineEdit>(u"log/level"_s));
    QVERIFY(m_dialogs->file().contains("error"));
    m_dialogs->click(QDialogButtonBox::Ok);
    QVERIFY(!m_dialogs->file().contains("level"));
}

void tst_SettingsDialog::untouchedFieldsFollow()
{
    m_dialogs->open();
    m_dialogs->type(u"endpoint"_s, u"wss://mine.example"_s);

    m_dialogs->setFile("endpoint=wss://theirs.example\n[history]\ndays=8\n");
    m_dialogs->reload();

    QCOMPARE(m_dialogs->child<QLineEdit>(u"endpoint"_s)->text(), u"wss://mine.example"_s);
    QCOMPARE(m_dialogs->child<QSpinBox>(u"history/days"_s)->value(), 8);
    m_dialogs->click(QDialogButtonBox::Ok);
    QVERIFY(m_dialogs->file().contains("wss://mine.example"));
    QVERIFY(m_dialogs->file().contains("days=8"));
}

void tst_SettingsDialog::theConnectionIsTestedAsTyped()
{
    m_dialogs->open();
    auto *test = m_dialogs->child<QPushButton>(u"testButton"_s);
    auto *result = m_dialogs->child<QLabel>(u"testResult"_s);
    m_dialogs->type(u"endpoint"_s, u"wss://shop.example/dev"_s);

    QTest::mouseClick(test, Qt::LeftButton);
    QCOMPARE(m_dialogs->transports.constLast()->openings.constFirst().url.host(),
             u"shop.example"_s);
    m_dialogs->transports.constLast()->fail(ChatError::Code::HandshakeForbidden, 403);
    QTRY_VERIFY(result->text().startsWith(u"The server refused access."_s));
    QVERIFY(result->isVisible());
    QVERIFY(test->accessibleDescription().contains(u"refused"_s));

    m_dialogs->type(u"endpoint"_s, u"wss://shop.example/prod"_s);
    QVERIFY(result->isHidden());
    QTest::mouseClick(test, Qt::LeftButton);
    m_dialogs->transports.constLast()->acceptHandshake();
    QTRY_COMPARE(result->text(), u"The shop answered."_s);
    QVERIFY(m_dialogs->file().isEmpty());
}

void tst_SettingsDialog::aTestEndsWithTheDialog()
{
    m_dialogs->open();
    m_dialogs->type(u"endpoint"_s, u"wss://shop.example/dev"_s);
    QTest::mouseClick(m_dialogs->child<QPushButton>(u"testButton"_s), Qt::LeftButton);
    QVERIFY(m_dialogs->tester->isTesting());

    QTest::keyClick(m_dialogs->dialog.get(), Qt::Key_Escape);

    QVERIFY(!m_dialogs->tester->isTesting());
}

void tst_SettingsDialog::whatIsLeftOutIsListed()
{
    m_dialogs->setFile("[history]\ndays=x\n");
    m_dialogs->open();

    const QString list = m_dialogs->child<QLabel>(u"leftOut"_s)->text();
    QVERIFY2(list.contains(u"(history/days, 1 to 3650, user.ini: line 2)"_s), qPrintable(list));
    QVERIFY(m_dialogs->said(u"history/days"_s, u"problem"_s).contains(u"line 2"_s));
    QVERIFY(m_dialogs->button(QDialogButtonBox::Ok)->isEnabled());

    m_dialogs->setFile("");
    m_dialogs->reload();
    QCOMPARE(m_dialogs->child<QLabel>(u"leftOut"_s)->text(), u"All settings are in use."_s);
    QVERIFY(m_dialogs->row(u"history/days"_s)->findChild<QLabel *>(u"problem"_s)->isHidden());
}

void tst_SettingsDialog::theReportIsCopiedWithoutSecrets()
{
    m_dialogs->environment.insert(u"ECOM67_TOKEN"_s, u"SECRET"_s);
    m_dialogs->open();
    m_dialogs->dialog->showPage(Page::Diagnostics);

    QTest::mouseClick(m_dialogs->child<QPushButton>(u"copyReportButton"_s), Qt::LeftButton);

    const QString report = QApplication::clipboard()->text();
    QVERIFY(report.contains(u"version: 1"_s));
    QVERIFY(report.contains(u"token = set"_s));
    QVERIFY2(!report.contains(u"SECRET"_s), qPrintable(report));
    const auto widgets = m_dialogs->dialog->findChildren<QWidget *>();
    for (QWidget *widget : widgets) {
        QAccessibleInterface *face = QAccessible::queryAccessibleInterface(widget);
        for (const auto kind : {QAccessible::Name, QAccessible::Description, QAccessible::Value})
            QVERIFY(!face || !face->text(kind).contains(u"SECRET"_s));
    }
}

QTEST_MAIN(tst_SettingsDialog)
#include "tst_SettingsDialog.moc"
