// SPDX-License-Identifier: MIT
#include "app/Application.h"
#include "app/UserInput.h"
#include "app/VisibleWidgets.h"
#include "gateway/LocalGateway.h"
#include "view/ChatWindow.h"
#include "view/SettingsDialog.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDialogButtonBox>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <optional>

using namespace ecom67;
using namespace Qt::StringLiterals;

/// The dialog of the settings in the whole program: how it is reached, and what it changes.
class tst_SettingsOpener : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void theKeysOpenItOnce();
    void itIsNotMadeBeforeItIsAskedFor();
    void theSetupCardLeadsThere();
    void theStatusLineLeadsToTheWrongSetting();
    void aBrokenFileIsShownOnDiagnostics();
    void anEndpointThatIsSavedIsUsedAtOnce();
    void theDemoEndsWhenAShopIsChosen();
    void aChangedFileIsFollowed();
    void theConnectionIsTestedForReal();

private:
    void start(const CommandLine &line = {});
    void setFile(const QByteArray &content) const;
    static SettingsDialog *dialog();
    static SettingsDialog *open();
    template <typename T>
    static T *child(const QString &name)
    {
        return dialog() ? dialog()->findChild<T *>(name) : nullptr;
    }
    static void click(QDialogButtonBox::StandardButton which)
    {
        QTest::mouseClick(dialog()->findChild<QDialogButtonBox *>()->button(which), Qt::LeftButton);
    }
    static QString textOf(const QString &name)
    {
        const auto *label = qobject_cast<QLabel *>(VisibleWidgets::inChatWindow(name));
        return label ? label->text() : QString();
    }

    std::optional<QTemporaryDir> m_home;
    LocalGateway m_gateway;
    std::unique_ptr<Application> m_application;
};

void tst_SettingsOpener::init()
{
    m_home.emplace();
    qputenv("XDG_CONFIG_HOME", QFile::encodeName(m_home->filePath(u"config"_s)));
    qputenv("XDG_CONFIG_DIRS", QFile::encodeName(m_home->filePath(u"system"_s)));
    qputenv("XDG_DATA_HOME", QFile::encodeName(m_home->filePath(u"data"_s)));
    qunsetenv("ECOM67_ENDPOINT");
    if (m_gateway.url().isEmpty())
        QVERIFY(std::holds_alternative<QUrl>(m_gateway.listen()));
}

void tst_SettingsOpener::cleanup()
{
    m_application.reset();
}

void tst_SettingsOpener::start(const CommandLine &line)
{
    auto plan = StartPlan::prepare(line);
    QVERIFY(std::holds_alternative<StartPlan>(plan));
    m_application = std::make_unique<Application>(std::get<StartPlan>(std::move(plan)));
    QVERIFY(!m_application->start());
    QTRY_VERIFY(VisibleWidgets::launcher());
    QVERIFY(UserInput::click(VisibleWidgets::launcher()));
    QTRY_VERIFY(VisibleWidgets::chatWindow());
    QVERIFY(QTest::qWaitForWindowActive(VisibleWidgets::chatWindow()));
}

void tst_SettingsOpener::setFile(const QByteArray &content) const
{
    const QString path = m_home->filePath(u"config/E-Com67/E-Com67 Support.ini"_s);
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

SettingsDialog *tst_SettingsOpener::dialog()
{
    const QWidgetList widgets = QApplication::topLevelWidgets();
    for (QWidget *widget : widgets) {
        if (auto *found = qobject_cast<SettingsDialog *>(widget); found && found->isVisible())
            return found;
    }
    return nullptr;
}

SettingsDialog *tst_SettingsOpener::open()
{
    VisibleWidgets::chatWindow()->activateWindow();
    [] { QTRY_COMPARE(QApplication::activeWindow(), VisibleWidgets::chatWindow()); }();
    QTest::keyClick(VisibleWidgets::chatWindow(), Qt::Key_Comma, Qt::ControlModifier);
    return dialog();
}

void tst_SettingsOpener::theKeysOpenItOnce()
{
    start();
    SettingsDialog *first = open();
    QVERIFY(first);

    QCOMPARE(open(), first);
    QCOMPARE(VisibleWidgets::chatWindow()->findChildren<SettingsDialog *>().size(), 1);

    first->activateWindow();
    QTRY_COMPARE(QApplication::activeWindow(), first);
    QTest::keyClick(first, Qt::Key_Escape);
    QTRY_VERIFY(VisibleWidgets::chatWindow()->findChildren<SettingsDialog *>().isEmpty());
    QVERIFY(open());
}

void tst_SettingsOpener::itIsNotMadeBeforeItIsAskedFor()
{
    start();
    QVERIFY(VisibleWidgets::chatWindow()->findChildren<SettingsDialog *>().isEmpty());
}

void tst_SettingsOpener::theSetupCardLeadsThere()
{
    start();
    QVERIFY(UserInput::click(VisibleWidgets::inChatWindow(u"preferencesButton"_s)));
    QVERIFY(dialog());
}

void tst_SettingsOpener::theStatusLineLeadsToTheWrongSetting()
{
    setFile("endpoint=" + m_gateway.url().toEncoded() + "\n[history]\ndays=x\n");
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"settings: history/days"_s));
    start();
    QTRY_COMPARE(textOf(u"statusLabel"_s), u"Online"_s);
    QVERIFY(textOf(u"statusSentence"_s).contains(u"history/days"_s));

    QVERIFY(UserInput::click(VisibleWidgets::inChatWindow(u"preferencesLineButton"_s)));

    QVERIFY(dialog());
    QVERIFY(child<QSpinBox>(u"history/days"_s)->isVisible());
    QCOMPARE(dialog()->focusWidget(), child<QSpinBox>(u"history/days"_s));
}

void tst_SettingsOpener::aBrokenFileIsShownOnDiagnostics()
{
    setFile("endpoint=" + m_gateway.url().toEncoded() + "\n");
    start();
    QTRY_COMPARE(textOf(u"statusLabel"_s), u"Online"_s);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"settings: .*line 2"_s));
    setFile("endpoint=" + m_gateway.url().toEncoded() + "\nhalf a li");
    QTRY_VERIFY(textOf(u"statusSentence"_s).contains(u"line 2"_s));

    QVERIFY(UserInput::click(VisibleWidgets::inChatWindow(u"preferencesLineButton"_s)));

    QVERIFY(child<QLabel>(u"leftOut"_s)->isVisible());
    QVERIFY(child<QLabel>(u"leftOut"_s)->text().contains(u"line 2"_s));
}

void tst_SettingsOpener::anEndpointThatIsSavedIsUsedAtOnce()
{
    start();
    QVERIFY(static_cast<ChatWindow *>(VisibleWidgets::chatWindow())->isSetupShown());
    open();
    child<QLineEdit>(u"endpoint"_s)->setText(m_gateway.url().toString());

    click(QDialogButtonBox::Ok);

    QTRY_COMPARE(textOf(u"statusLabel"_s), u"Online"_s);
    QTRY_VERIFY(!dialog());
    QVERIFY(!static_cast<ChatWindow *>(VisibleWidgets::chatWindow())->isSetupShown());
}

void tst_SettingsOpener::theDemoEndsWhenAShopIsChosen()
{
    CommandLine line;
    line.isDemo = true;
    start(line);
    QTRY_COMPARE(textOf(u"statusLabel"_s), u"Online"_s);
    const qsizetype before = m_gateway.handshakes().size();
    open();
    child<QLineEdit>(u"endpoint"_s)->setText(m_gateway.url().toString());

    click(QDialogButtonBox::Apply);

    QTRY_COMPARE(m_gateway.handshakes().size(), before + 1);
    QTRY_COMPARE(textOf(u"statusLabel"_s), u"Online"_s);
}

void tst_SettingsOpener::aChangedFileIsFollowed()
{
    start();
    open();
    child<QLineEdit>(u"endpoint"_s)->setText(u"wss://mine.example"_s);

    setFile("endpoint=wss://theirs.example\n[history]\ndays=8\n");

    QTRY_COMPARE(child<QSpinBox>(u"history/days"_s)->value(), 8);
    QCOMPARE(child<QLineEdit>(u"endpoint"_s)->text(), u"wss://mine.example"_s);
}

void tst_SettingsOpener::theConnectionIsTestedForReal()
{
    start();
    open();
    auto *result = child<QLabel>(u"testResult"_s);
    const auto test = [](const QString &endpoint) {
        child<QLineEdit>(u"endpoint"_s)->setText(endpoint);
        QTest::mouseClick(child<QPushButton>(u"testButton"_s), Qt::LeftButton);
    };

    test(m_gateway.url().toString());
    QTRY_COMPARE(result->text(), u"The shop answered."_s);
    test(m_gateway.url().toString() + u"/wrong"_s);
    QTRY_VERIFY2(result->text().contains(u"(HTTP 403)"_s), qPrintable(result->text()));
}

QTEST_MAIN(tst_SettingsOpener)
#include "tst_SettingsOpener.moc"
