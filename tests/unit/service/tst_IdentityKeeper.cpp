// SPDX-License-Identifier: MIT
#include "core/TokenClaims.h"
#include "service/IdentityKeeper.h"
#include "support/FakeTokenProvider.h"
#include "support/TokenSamples.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace ecom67;
using namespace ecom67::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Code = ChatError::Code;
using Reason = TokenProvider::Reason;

/// When a token is asked for, and what another answer means.
class tst_IdentityKeeper : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void isKnownWithTheFirstAnswer();
    void aNewerTokenOfTheSamePersonIsARenewal();
    void anotherPersonIsAChange_data();
    void anotherPersonIsAChange();
    void asksAheadOfExpiry();
    void asksWhenRefusedAndSaysSoEvenIfNothingIsNew();
    void aFailureAheadOfExpiryChangesNothing();
    void aFailureAfterARefusalIsAProblem();
    void asksAgainAfterAFailure();
    void whatHasEndedIsNotAskedForAgain();
    void aChangeOfTheSourceIsLookedAt();
    void questionsDoNotOverlap();

private:
    IdentityKeeper &keeper() { return *m_keeper; }
    void answer(const TokenProvider::Answer &answer) { m_provider->answer(answer); }

    std::unique_ptr<IdentityKeeper> m_keeper;
    FakeTokenProvider *m_provider = nullptr; ///< the keeper's
    std::unique_ptr<QSignalSpy> m_changed;
    std::unique_ptr<QSignalSpy> m_renewed;
};

static ChatError problem(Code code)
{
    return {.code = code, .detail = {}, .httpStatus = 0, .setting = {}};
}

void tst_IdentityKeeper::init()
{
    auto provider = std::make_unique<FakeTokenProvider>();
    m_provider = provider.get();
    m_keeper = std::make_unique<IdentityKeeper>(std::move(provider), IdentityKeeper::Waits{},
                                                [] { return 1'767'225'600s; });
    m_changed = std::make_unique<QSignalSpy>(m_keeper.get(), &IdentityKeeper::changed);
    m_renewed = std::make_unique<QSignalSpy>(m_keeper.get(), &IdentityKeeper::renewed);
    m_keeper->start();
}

void tst_IdentityKeeper::isKnownWithTheFirstAnswer()
{
    QVERIFY(!keeper().isKnown());
    QCOMPARE(m_provider->asked, QList{Reason::Start});

    answer(ProvidedToken());

    QVERIFY(keeper().isKnown());
    QCOMPARE(m_changed->size(), 1);
    QCOMPARE(keeper().identity(), Identity());
}

void tst_IdentityKeeper::aNewerTokenOfTheSamePersonIsARenewal()
{
    answer(ProvidedToken{tokenOf(u"ada"_s)});
    keeper().renew();
    answer(ProvidedToken{tokenOf(u"ada"_s, 1'767'225'700)});

    QCOMPARE(m_changed->size(), 1);
    QCOMPARE(m_renewed->size(), 1);
    QCOMPARE(keeper().identity().token, tokenOf(u"ada"_s, 1'767'225'700));
}

void tst_IdentityKeeper::anotherPersonIsAChange_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");

    QTest::newRow("signs in") << QString() << tokenOf(u"ada"_s);
    QTest::newRow("signs out") << tokenOf(u"ada"_s) << QString();
    QTest::newRow("somebody else") << tokenOf(u"ada"_s) << tokenOf(u"bob"_s);
    QTest::newRow("tokens that cannot be read") << u"opaque1"_s << u"opaque2"_s;
}

void tst_IdentityKeeper::anotherPersonIsAChange()
{
    QFETCH(const QString, before);
    QFETCH(const QString, after);
    answer(ProvidedToken{before});

    Q_EMIT m_provider->changed();
    answer(ProvidedToken{after});

    QCOMPARE(m_changed->size(), 2);
    QCOMPARE(m_renewed->size(), 0);
    QCOMPARE(keeper().identity().owner, ownerOf(after));
}

void tst_IdentityKeeper::asksAheadOfExpiry()
{
    answer(ProvidedToken{tokenOf(u"ada"_s)}); // good for an hour
    QVERIFY(keeper().untilRequest() > 58min);
    QVERIFY(keeper().untilRequest() <= 59min);

    // The word of the issuer counts more.
    keeper().renew();
    answer(ProvidedToken{tokenOf(u"ada"_s), 10min});
    QVERIFY(keeper().untilRequest() <= 9min);
    QVERIFY(keeper().untilRequest() > 8min);
}

void tst_IdentityKeeper::asksWhenRefusedAndSaysSoEvenIfNothingIsNew()
{
    answer(ProvidedToken{u"opaque"_s});
    QCOMPARE(keeper().untilRequest(), -1ms);

    keeper().renew();
    QCOMPARE(m_provider->asked.constLast(), Reason::Refused);
    answer(ProvidedToken{u"opaque"_s});

    QCOMPARE(m_renewed->size(), 1);
}

void tst_IdentityKeeper::aFailureAheadOfExpiryChangesNothing()
{
    init();
    answer(ProvidedToken{tokenOf(u"ada"_s), 30s});
    QTest::ignoreMessage(QtWarningMsg,
                         QRegularExpression(u"nobody to speak as:.*ProviderUnreachable"_s));

    m_provider->expireNow(keeper());
    QCOMPARE(m_provider->asked.constLast(), Reason::Expiring);
    answer(problem(Code::ProviderUnreachable));

    QCOMPARE(m_changed->size(), 1);
    QCOMPARE(keeper().identity().token, tokenOf(u"ada"_s));
    QVERIFY(keeper().untilRequest() <= 30s);
    QVERIFY(keeper().untilRequest() > 25s);
}

void tst_IdentityKeeper::aFailureAfterARefusalIsAProblem()
{
    answer(ProvidedToken{tokenOf(u"ada"_s)});
    QTest::ignoreMessage(QtWarningMsg,
                         QRegularExpression(u"nobody to speak as:.*TokenCommandFailed"_s));

    keeper().renew();
    answer(problem(Code::TokenCommandFailed));

    QCOMPARE(m_changed->size(), 2);
    QCOMPARE(keeper().identity().problem, problem(Code::TokenCommandFailed));
    QVERIFY(keeper().identity().token.isEmpty());
    // The conversation is still that person's.
    QCOMPARE(keeper().identity().owner, ownerOf(tokenOf(u"ada"_s)));
}

void tst_IdentityKeeper::asksAgainAfterAFailure()
{
    for (const auto wait : {30s, 60s, 120s, 240s, 300s, 300s}) {
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"nobody to speak as:"_s));
        answer(problem(Code::TokenFileUnreadable));
        QVERIFY(keeper().untilRequest() <= wait);
        QVERIFY(keeper().untilRequest() > wait - 5s);
        m_provider->expireNow(keeper());
    }
    QCOMPARE(m_changed->size(), 1); // the same problem is said once
    answer(ProvidedToken{tokenOf(u"ada"_s)});
    QCOMPARE(m_changed->size(), 2);
}

void tst_IdentityKeeper::whatHasEndedIsNotAskedForAgain()
{
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"nobody to speak as:"_s));
    answer(problem(Code::SignInEnded));
    QCOMPARE(keeper().untilRequest(), -1ms);
}

void tst_IdentityKeeper::aChangeOfTheSourceIsLookedAt()
{
    answer(ProvidedToken{tokenOf(u"ada"_s)});
    Q_EMIT m_provider->changed();
    QCOMPARE(m_provider->asked, (QList{Reason::Start, Reason::Start}));
    answer(ProvidedToken{tokenOf(u"ada"_s)});
    QCOMPARE(m_changed->size(), 1);
    QCOMPARE(m_renewed->size(), 0);
}

void tst_IdentityKeeper::questionsDoNotOverlap()
{
    keeper().renew();
    Q_EMIT m_provider->changed();
    QCOMPARE(m_provider->asked.size(), 1);

    answer(ProvidedToken{u"old"_s});

    QCOMPARE(m_changed->size(), 0); // it may be from before
    QCOMPARE(m_provider->asked.size(), 2);
    answer(ProvidedToken{u"new"_s});
    QCOMPARE(m_changed->size(), 1);
    QCOMPARE(keeper().identity().token, u"new"_s);
}

QTEST_GUILESS_MAIN(tst_IdentityKeeper)
#include "tst_IdentityKeeper.moc"
