// SPDX-License-Identifier: MIT
#include "core/UpdateNotice.h"
#include "support/UpdateSigner.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace ecom67;
using namespace ecom67::test;
using namespace Qt::StringLiterals;

/// What counts as the word of an administrator.
class tst_UpdateNotice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatIsSigned();
    void thePageMayBeMissing();
    void whatIsNotSignedSoIsNothing_data();
    void whatIsNotSignedSoIsNothing();
    void whatIsSignedButNoNoticeIsNothing_data();
    void whatIsSignedButNoNoticeIsNothing();
    void keys_data();
    void keys();
    void theScriptSignsSo();

private:
    UpdateSigner m_signer;
};

void tst_UpdateNotice::readsWhatIsSigned()
{
    const auto read = UpdateNotice::read(m_signer.document(UpdateSigner::notice(u"1.20.0"_s)),
                                         m_signer.publicKey());
    QVERIFY(read);
    QCOMPARE(read->version, QVersionNumber(1, 20, 0));
    QCOMPARE(read->page, QUrl(u"https://shop.example/chat"_s));
    QCOMPARE(read->issued, QDateTime(QDate(2026, 1, 1), QTime(12, 0), Qt::UTC));
    QVERIFY(read->version > QVersionNumber(1, 3, 9));
}

void tst_UpdateNotice::thePageMayBeMissing()
{
    QJsonObject notice = UpdateSigner::notice(u"2.0"_s);
    notice.remove(u"page"_s);
    const auto read = UpdateNotice::read(m_signer.document(notice), m_signer.publicKey());
    QVERIFY(read && read->page.isEmpty());
}

void tst_UpdateNotice::whatIsNotSignedSoIsNothing_data()
{
    QTest::addColumn<QJsonObject>("document");
    const QJsonObject good = m_signer.document(UpdateSigner::notice(u"9.9"_s));
    const auto with = [&good](const QString &key, const QJsonValue &value) {
        QJsonObject changed = good;
        changed.insert(key, value);
        return changed;
    };
    const QByteArray notice
        = QJsonDocument(UpdateSigner::notice(u"9.9"_s)).toJson(QJsonDocument::Compact);
    QTest::newRow("nothing") << QJsonObject();
    QTest::newRow("no signature") << with(u"signature"_s, QJsonValue());
    QTest::newRow("another's") << UpdateSigner().document(notice);
    QTest::newRow("signature of another notice")
        << with(u"notice"_s, m_signer.document(UpdateSigner::notice(u"9.10"_s)).value("notice"_L1));
    QTest::newRow("signed as something else")
        << with(u"signature"_s, QString::fromLatin1(m_signer.sign(notice).toBase64()));
    QTest::newRow("not base64") << with(u"signature"_s,
                                        QString(good.value("signature"_L1).toString() + u'*'));
    QTest::newRow("an object, not its base64") << with(u"notice"_s, UpdateSigner::notice(u"9.9"_s));
    QTest::newRow("numbers") << QJsonObject{{u"notice"_s, 1}, {u"signature"_s, 2}};
}

void tst_UpdateNotice::whatIsNotSignedSoIsNothing()
{
    QFETCH(QJsonObject, document);
    QVERIFY(!UpdateNotice::read(document, m_signer.publicKey()));
}

void tst_UpdateNotice::whatIsSignedButNoNoticeIsNothing_data()
{
    QTest::addColumn<QByteArray>("notice");
    const auto row = [](const char *name, const QString &key, const QJsonValue &value) {
        QJsonObject notice = UpdateSigner::notice(u"9.9"_s);
        notice.insert(key, value);
        QTest::newRow(name) << QJsonDocument(notice).toJson();
    };
    QTest::newRow("no JSON") << QByteArray("version 9.9");
    QTest::newRow("a list") << QByteArray("[]");
    QTest::newRow("too large") << QByteArray(QJsonDocument(UpdateSigner::notice(u"9.9"_s)).toJson()
                                             + QByteArray(16 * 1'024, ' '));
    row("another product", u"product"_s, u"ecom67-other"_s);
    row("no product", u"product"_s, QJsonValue());
    row("no version", u"version"_s, QJsonValue());
    row("no date", u"issued"_s, QJsonValue());
    row("a date that is none", u"issued"_s, u"yesterday"_s);
    row("a number as date", u"issued"_s, 1'764'400'000);
    row("a number as version", u"version"_s, 9);
    row("words as version", u"version"_s, u"newest"_s);
    row("words behind the version", u"version"_s, u"9.9 <b>now</b>"_s);
    row("negative", u"version"_s, u"-9.9"_s);
    row("endless", u"version"_s, u"1.2.3.4.5"_s);
    row("huge", u"version"_s, u"100000.0"_s);
    row("http", u"page"_s, u"http://shop.example"_s);
    row("a file", u"page"_s, u"file:///etc/passwd"_s);
    row("a program", u"page"_s, u"javascript:alert(1)"_s);
    row("a name in it", u"page"_s, u"https://shop.example@evil.example/"_s);
    row("no host", u"page"_s, u"https:///chat"_s);
    row("endless page", u"page"_s, QString(u"https://shop.example/"_s + QString(3'000, u'x')));
    row("a number as page", u"page"_s, 7);
}

void tst_UpdateNotice::whatIsSignedButNoNoticeIsNothing()
{
    QFETCH(QByteArray, notice);
    QVERIFY(!UpdateNotice::read(m_signer.document(notice), m_signer.publicKey()));
}

void tst_UpdateNotice::keys_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isOne");
    const QString good = QString::fromLatin1(m_signer.publicKey().toBase64());
    QTest::newRow("one") << good << true;
    QTest::newRow("with space around it") << QString(u' ' + good + u'\n') << true;
    QTest::newRow("nothing") << QString() << false;
    QTest::newRow("cut") << good.chopped(4) << false;
    QTest::newRow("twice") << QString(good + good) << false;
    QTest::newRow("PEM") << u"-----BEGIN PUBLIC KEY-----"_s << false;
    QTest::newRow("hexadecimal") << QString::fromLatin1(m_signer.publicKey().toHex()) << false;
}

void tst_UpdateNotice::keys()
{
    QFETCH(QString, text);
    QFETCH(bool, isOne);
    QCOMPARE(updateKey(text), isOne ? m_signer.publicKey() : QByteArray());
}

/// The administrator's tool: a key of OpenSSL, and what it prints.
void tst_UpdateNotice::theScriptSignsSo()
{
    const QTemporaryDir folder;
    const QString key = folder.filePath(u"key.pem"_s);
    const auto run = [](const QString &program, const QStringList &arguments) {
        QProcess process;
        process.start(program, arguments);
        process.waitForFinished();
        return process.exitCode() == 0 ? process.readAllStandardOutput() : QByteArray();
    };
    const QString script = QStringLiteral(ECOM67_SIGN_UPDATE_NOTICE);
    const QByteArray made = run(script, {u"--make-key"_s, key});
    const QByteArray publicKey = updateKey(QString::fromLatin1(made));
    QCOMPARE(publicKey.size(), 32);
    // A key that is there is not lost.
    QCOMPARE(run(script, {u"--make-key"_s, key}), QByteArray());

    const QByteArray document = run(script, {key, u"1.2.3"_s, u"https://shop.example/\"chat\""_s});

    const auto read = UpdateNotice::read(QJsonDocument::fromJson(document).object(), publicKey);
    QVERIFY2(!read, "a page with quotation marks is no page");
    const auto good = UpdateNotice::read(
        QJsonDocument::fromJson(run(script, {key, u"1.2.3"_s, u"https://shop.example/chat"_s}))
            .object(),
        publicKey);
    QVERIFY(good);
    QCOMPARE(good->version, QVersionNumber(1, 2, 3));
    QCOMPARE(good->page.host(), u"shop.example"_s);
    QVERIFY(qAbs(good->issued.secsTo(QDateTime::currentDateTimeUtc())) < 3'600);
    QVERIFY(UpdateNotice::read(QJsonDocument::fromJson(run(script, {key, u"4.0"_s})).object(),
                               publicKey));
    for (const QString &bad : {u"one"_s, u"1.2\"3"_s, u""_s})
        QCOMPARE(run(script, {key, bad}), QByteArray());
}

QTEST_GUILESS_MAIN(tst_UpdateNotice)
#include "tst_UpdateNotice.moc"
