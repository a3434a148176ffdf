// SPDX-License-Identifier: MIT
#include "storage/ProfilePaths.h"
#include "storage/SecretStores.h"

#include <QStandardPaths>
#include <QTest>
#include <qt_windows.h>

#include <memory>
#include <wincred.h>

using namespace ecom67;
using namespace Qt::StringLiterals;

/// The Credential Manager of this computer, under profiles of the test's own.
class tst_CredentialSecrets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void keepsASecret_data();
    void keepsASecret();
    void aShorterOneLeavesNothingBehind();
    void profilesAreApart();
    void whatSomebodyElseRemovedIsGone();
    void halfASecretIsNone();
    void tooLongIsSaid();

private:
    static std::unique_ptr<SecretStore> make(const QString &profile);
    static QString read(SecretStore &store);
    static bool write(SecretStore &store, const QString &secret);
    static bool remove(SecretStore &store);

    std::unique_ptr<SecretStore> m_store;
};

static const QString kProfile = u"test-secrets"_s;
static const wchar_t *const kFirst = L"E-Com67 Support/test-secrets/token";
static const wchar_t *const kSecond = L"E-Com67 Support/test-secrets/token/1";

static bool isKept(const wchar_t *target)
{
    PCREDENTIALW found = nullptr;
    if (!CredReadW(target, CRED_TYPE_GENERIC, 0, &found))
        return false;
    CredFree(found);
    return true;
}

std::unique_ptr<SecretStore> tst_CredentialSecrets::make(const QString &profile)
{
    return makeSecretStore(std::get<ProfilePaths>(ProfilePaths::forProfile(profile)));
}

QString tst_CredentialSecrets::read(SecretStore &store)
{
    QString answer;
    store.read(u"token"_s, [&answer](const SecretStore::Found &found) {
        const auto *secret = std::get_if<std::optional<QString>>(&found);
        answer = secret ? secret->value_or(u"none"_s) : std::get<ChatError>(found).detail;
    });
    (void)QTest::qWaitFor([&answer] { return !answer.isNull(); }, 10'000);
    return answer;
}

bool tst_CredentialSecrets::write(SecretStore &store, const QString &secret)
{
    std::optional<bool> isDone;
    store.write(u"token"_s, secret, [&](const auto &problem) { isDone = !problem; });
    (void)QTest::qWaitFor([&isDone] { return isDone.has_value(); }, 10'000);
    return isDone.value_or(false);
}

bool tst_CredentialSecrets::remove(SecretStore &store)
{
    std::optional<bool> isDone;
    store.remove(u"token"_s, [&](const auto &problem) { isDone = !problem; });
    (void)QTest::qWaitFor([&isDone] { return isDone.has_value(); }, 10'000);
    return isDone.value_or(false);
}

void tst_CredentialSecrets::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
}

void tst_CredentialSecrets::init()
{
    m_store = make(kProfile);
    QVERIFY(remove(*m_store)); // of an earlier run
}

void tst_CredentialSecrets::cleanup()
{
    QVERIFY(remove(*m_store));
    QVERIFY(!isKept(kFirst) && !isKept(kSecond));
    QVERIFY(!m_store->mayHold(u"token"_s));
}

void tst_CredentialSecrets::keepsASecret_data()
{
    QTest::addColumn<QString>("secret");
    QTest::newRow("short") << u"sesame"_s;
    QTest::newRow("other letters") << u"open \u00e4 \u20ac"_s;
    QTest::newRow("as long as refresh tokens get") << QString(u"0123456789"_s).repeated(1'000);
}

void tst_CredentialSecrets::keepsASecret()
{
    QFETCH(const QString, secret);
    QCOMPARE(read(*m_store), u"none"_s);
    QVERIFY(write(*m_store, secret));
    QVERIFY(isKept(kFirst));
    QVERIFY(m_store->mayHold(u"token"_s));
    QCOMPARE(read(*make(kProfile)), secret); // another start of the program
}

void tst_CredentialSecrets::aShorterOneLeavesNothingBehind()
{
    QVERIFY(write(*m_store, QString(5'000, u'x')));
    QVERIFY(isKept(kSecond));
    QVERIFY(write(*m_store, u"sesame"_s));
    QVERIFY(!isKept(kSecond));
    QCOMPARE(read(*m_store), u"sesame"_s);
}

void tst_CredentialSecrets::profilesAreApart()
{
    QVERIFY(write(*m_store, u"sesame"_s));
    const auto other = make(u"test-others"_s);
    QCOMPARE(read(*other), u"none"_s);
    QVERIFY(remove(*other));
    QCOMPARE(read(*m_store), u"sesame"_s);
}

void tst_CredentialSecrets::whatSomebodyElseRemovedIsGone()
{
    QVERIFY(write(*m_store, u"sesame"_s));
    QVERIFY(CredDeleteW(kFirst, CRED_TYPE_GENERIC, 0));
    QCOMPARE(read(*m_store), u"none"_s);
}

void tst_CredentialSecrets::halfASecretIsNone()
{
    QVERIFY(write(*m_store, QString(5'000, u'x')));
    QVERIFY(CredDeleteW(kSecond, CRED_TYPE_GENERIC, 0));
    QCOMPARE(read(*m_store), u"none"_s);
}

void tst_CredentialSecrets::tooLongIsSaid()
{
    QVERIFY(!write(*m_store, QString(100'000, u'x')));
    QCOMPARE(read(*m_store), u"none"_s);
}

QTEST_GUILESS_MAIN(tst_CredentialSecrets)
#include "tst_CredentialSecrets.moc"
