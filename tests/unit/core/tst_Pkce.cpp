// SPDX-License-Identifier: MIT
#include "core/Pkce.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace ecom67;
using namespace Qt::StringLiterals;

class tst_Pkce : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isThatOfTheStandard();
    void isNeverTheSame();
};

void tst_Pkce::isThatOfTheStandard()
{
    // RFC 7636, appendix B.
    QCOMPARE(Pkce::of("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk").challenge,
             "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
}

void tst_Pkce::isNeverTheSame()
{
    static const QRegularExpression form(u"\\A[A-Za-z0-9_-]{43}\\z"_s);
    QSet<QByteArray> seen;
    for (int round = 0; round < 1'000; ++round) {
        const Pkce pkce = Pkce::generate();
        QVERIFY(form.match(QString::fromLatin1(pkce.verifier)).hasMatch());
        QVERIFY(form.match(QString::fromLatin1(pkce.challenge)).hasMatch());
        seen.insert(pkce.verifier);
    }
    QCOMPARE(seen.size(), 1'000);
}

QTEST_GUILESS_MAIN(tst_Pkce)
#include "tst_Pkce.moc"
