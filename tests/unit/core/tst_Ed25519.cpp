// SPDX-License-Identifier: MIT
#include "core/Ed25519.h"
#include "support/UpdateSigner.h"

#include <QTest>

using namespace ecom67;
using namespace ecom67::test;

/// Verifying signatures: against RFC 8032 and against OpenSSL.
class tst_Ed25519 : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void vectorsOfTheRfc_data();
    void vectorsOfTheRfc();
    void agreesWithOpenSsl();
    void everyChangedBitCounts();
    void theOtherFormOfASignatureDoesNotCount();
    void whatIsNoneIsNone();
};

void tst_Ed25519::vectorsOfTheRfc_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<QByteArray>("signature");
    const auto row
        = [](const char *name, const char *key, const char *message, const char *signature) {
              QTest::newRow(name) << QByteArray::fromHex(key) << QByteArray::fromHex(message)
                                  << QByteArray::fromHex(signature);
          };
    // RFC 8032, 7.1.
    row("TEST 1", "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
        "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b");
    row("TEST 2", "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
    row("TEST 3", "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
        "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a");
    row("TEST SHA(abc)", "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
        "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
        "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
        "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b589"
        "09351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704");
}

void tst_Ed25519::vectorsOfTheRfc()
{
    QFETCH(QByteArray, key);
    QFETCH(QByteArray, message);
    QFETCH(QByteArray, signature);
    QVERIFY(isEd25519Signature(signature, message, key));
    QVERIFY(!isEd25519Signature(signature, QByteArray(message + 'x'), key));
}

void tst_Ed25519::agreesWithOpenSsl()
{
    for (int size : {0, 1, 31, 32, 63, 64, 65, 127, 128, 129, 1'000, 100'000}) {
        const UpdateSigner signer;
        const QByteArray message(size, char(size));
        QVERIFY2(isEd25519Signature(signer.sign(message), message, signer.publicKey()),
                 qPrintable(QString::number(size)));
        QVERIFY(!isEd25519Signature(signer.sign(message), message, UpdateSigner().publicKey()));
    }
}

void tst_Ed25519::everyChangedBitCounts()
{
    const UpdateSigner signer;
    const QByteArray message = "something to sign";
    const QByteArray signature = signer.sign(message);
    for (qsizetype bit = 0; bit < signature.size() * 8; ++bit) {
        QByteArray changed = signature;
        changed[bit / 8] = char(changed.at(bit / 8) ^ (1 << (bit % 8)));
        QVERIFY2(!isEd25519Signature(changed, message, signer.publicKey()),
                 qPrintable(QString::number(bit)));
    }
    for (qsizetype bit = 0; bit < message.size() * 8; ++bit) {
        QByteArray changed = message;
        changed[bit / 8] = char(changed.at(bit / 8) ^ (1 << (bit % 8)));
        QVERIFY(!isEd25519Signature(signature, changed, signer.publicKey()));
    }
}

/// The second half plus the order of the group leads to the same point; RFC 8032, 5.1.7, forbids
/// it.
void tst_Ed25519::theOtherFormOfASignatureDoesNotCount()
{
    const QByteArray order
        = QByteArray::fromHex("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010");
    const UpdateSigner signer;
    QByteArray signature = signer.sign("message");
    int carry = 0;
    for (qsizetype i = 0; i < 32; ++i) {
        carry += uchar(signature.at(32 + i)) + uchar(order.at(i));
        signature[32 + i] = char(carry & 0xff);
        carry >>= 8;
    }
    QCOMPARE(carry, 0);
    QVERIFY(!isEd25519Signature(signature, "message", signer.publicKey()));
}

void tst_Ed25519::whatIsNoneIsNone()
{
    const UpdateSigner signer;
    const QByteArray message = "message";
    const QByteArray signature = signer.sign(message);
    const QByteArray key = signer.publicKey();
    QVERIFY(isEd25519Signature(signature, message, key));
    QVERIFY(!isEd25519Signature({}, message, key));
    QVERIFY(!isEd25519Signature(signature.chopped(1), message, key));
    QVERIFY(!isEd25519Signature(QByteArray(signature + '\0'), message, key));
    QVERIFY(!isEd25519Signature(signature, message, {}));
    QVERIFY(!isEd25519Signature(signature, message, key.chopped(1)));
    QVERIFY(!isEd25519Signature(QByteArray(64, '\0'), message, key));
    QVERIFY(!isEd25519Signature(signature, message, QByteArray(32, '\xff')));
}

QTEST_APPLESS_MAIN(tst_Ed25519)
#include "tst_Ed25519.moc"
