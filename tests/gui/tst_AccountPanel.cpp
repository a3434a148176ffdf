// SPDX-License-Identifier: MIT
#include "ChatFixture.h"
#include "model/AccountViewModel.h"
#include "support/SignInFixture.h"
#include "view/AccountPanel.h"
#include "view/Fonts.h"
#include "view/StatusLine.h"
#include "view/TextButton.h"

#include <QLabel>
#include <QPushButton>
#include <QTest>

using namespace ecom67;
using namespace ecom67::test;
using namespace Qt::StringLiterals;
using Code = ChatError::Code;

/// Signing in as a customer sees it: in the settings, and where a sign-in is needed.
class tst_AccountPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { installFonts(); }
    void init();
    void cleanup();
    void signsInAndOut();
    void canBeCancelled();
    void saysWhatWentWrong();
    void aNameIsPlainText();
    void theStatusLineOffersIt();
    void theStatusLineSaysWhatWentWrong();
    void withoutSignInNothingIsOffered();

private:
    static void refuse(ChatFixture &chat)
    {
        chat.server.transport.fail(Code::ConnectionLost);
        QTRY_COMPARE(chat.server.transport.attempts(), 2);
        chat.server.transport.fail(Code::HandshakeUnauthorized, 401);
    }
    static void press(ChatFixture &chat)
    {
        QTest::mouseClick(chat.child<TextButton>("accountButton"), Qt::LeftButton);
    }
    QString sentence() const { return label("accountSentence")->text(); }
    QLabel *label(const char *name) const
    {
        return m_panel->findChild<QLabel *>(QString::fromLatin1(name));
    }
    QPushButton *button() const { return m_panel->findChild<QPushButton *>(); }

    std::optional<SignInFixture> m_signIn;
    std::optional<AccountViewModel> m_account;
    std::unique_ptr<AccountPanel> m_panel;
};

void tst_AccountPanel::init()
{
    m_signIn.emplace();
    m_account.emplace(*m_signIn->provider);
    m_panel = std::make_unique<AccountPanel>(*m_account);
}

void tst_AccountPanel::cleanup()
{
    m_panel.reset();
    m_account.reset();
    m_signIn.reset();
}

void tst_AccountPanel::signsInAndOut()
{
    QCOMPARE(sentence(), u"You are not signed in."_s);
    QCOMPARE(button()->text(), u"Sign in"_s);

    QTest::mouseClick(button(), Qt::LeftButton);
    QCOMPARE(button()->text(), u"Cancel"_s);
    QTRY_COMPARE(sentence(), u"You are signed in as Ada Lovelace."_s);
    QCOMPARE(button()->text(), u"Sign out"_s);
    QCOMPARE(button()->accessibleDescription(), sentence());
    QVERIFY(label("accountProblem")->isHidden());

    QTest::mouseClick(button(), Qt::LeftButton);
    QCOMPARE(sentence(), u"You are not signed in."_s);
}

void tst_AccountPanel::canBeCancelled()
{
    m_signIn->openBrowser = [](const QUrl &) { return true; };
    QTest::keyClick(button(), Qt::Key_Space);
    QCOMPARE(button()->text(), u"Cancel"_s);
    QTest::keyClick(button(), Qt::Key_Space);
    QTRY_COMPARE(button()->text(), u"Sign in"_s);
    QCOMPARE(label("accountProblem")->text(), u"You have not signed in."_s);
}

void tst_AccountPanel::saysWhatWentWrong()
{
    m_signIn->fake.close();
    QTest::mouseClick(button(), Qt::LeftButton);
    QTRY_VERIFY(
        label("accountProblem")->text().startsWith(u"The sign-in service was not reached"_s));
    QVERIFY(!label("accountProblem")->isHidden());
    QVERIFY(button()->accessibleDescription().contains(u"not reached"_s));
}

void tst_AccountPanel::aNameIsPlainText()
{
    m_signIn->fake.changedClaims.insert(u"name"_s, u"<b>Ada</b> %1"_s);
    QTest::mouseClick(button(), Qt::LeftButton);
    QTRY_COMPARE(sentence(), u"You are signed in as <b>Ada</b> %1."_s);
    QCOMPARE(label("accountSentence")->textFormat(), Qt::PlainText);
}

void tst_AccountPanel::theStatusLineOffersIt()
{
    ChatFixture chat;
    chat.open().setAccount(*m_account);
    const auto *offer = chat.child<TextButton>("accountButton");
    QVERIFY(!offer->isVisible());

    refuse(chat);
    QTRY_VERIFY(offer->isVisible());
    QCOMPARE(offer->text(), u"Sign in"_s);

    press(chat);
    QCOMPARE(offer->text(), u"Cancel"_s);
    QVERIFY(chat.child<StatusLine>("statusLine")->sentence().startsWith(u"Sign in on the page"_s));
    QTRY_COMPARE(m_account->state(), AccountViewModel::State::SignedIn);
    QVERIFY(!offer->isVisible());
}

void tst_AccountPanel::theStatusLineSaysWhatWentWrong()
{
    ChatFixture chat;
    chat.open().setAccount(*m_account);
    m_signIn->fake.close();
    refuse(chat);
    const auto *offer = chat.child<TextButton>("accountButton");
    QTRY_VERIFY(offer->isVisible());

    press(chat);

    const auto *line = chat.child<StatusLine>("statusLine");
    QTRY_VERIFY(line->sentence().startsWith(u"The sign-in service was not reached"_s));
    QCOMPARE(offer->text(), u"Sign in"_s);
}

void tst_AccountPanel::withoutSignInNothingIsOffered()
{
    ChatFixture chat;
    chat.open();
    refuse(chat);
    QTRY_VERIFY(chat.child<StatusLine>("statusLine")->isVisible());
    QVERIFY(!chat.child<TextButton>("accountButton")->isVisible());
}

QTEST_MAIN(tst_AccountPanel)
#include "tst_AccountPanel.moc"
