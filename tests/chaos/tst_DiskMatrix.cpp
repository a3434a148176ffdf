// SPDX-License-Identifier: MIT
#include "chaos/Shop.h"
#include "chaos/SmallDisk.h"
#include "storage/SettingsStore.h"

#include <QDir>
#include <QRegularExpression>
#include <QSqlDatabase>
#include <QSqlQuery>

using namespace ecom67;
using namespace ecom67::test;
using namespace Qt::StringLiterals;
using Delivery = Message::Delivery;
using Code = ChatError::Code;
using State = ConnectionStatus::State;

/// Rows 42 and 43 of the fault matrix: a disk that takes nothing, and files that are not what they
/// were.
class tst_DiskMatrix : public QObject
{
    Q_OBJECT

public:
    explicit tst_DiskMatrix(QString noDisk)
        : m_noDisk(std::move(noDisk))
    {
    }

private Q_SLOTS:
    void init();
    void row42_diskFillsUp();
    void row42_diskIsFullAtTheStart();
    void row42_readOnlyProfile();
    void row43_damagedConversation_data();
    void row43_damagedConversation();
    void row43_linkInPlaceOfTheConversation();
    void row43_damagedSettings_data();
    void row43_damagedSettings();

private:
    /// Somebody chatted here before. Gives the session.
    static QString leaveHistory(Shop &shop, const QString &file);
    static void chatOnWith(Shop &shop, Customer &customer);

    QString m_noDisk; ///< why there is none
};

void tst_DiskMatrix::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

static bool waitAnswered(const Customer &customer, const QString &text)
{
    return QTest::qWaitFor(
        [&] {
            const auto message = customer.messageWith(text);
            return message && message->delivery == Delivery::Answered;
        },
        30'000);
}

static QStringList textsIn(const QList<Message> &messages)
{
    QStringList texts;
    for (const Message &message : messages) {
        if (message.role == Message::Role::User)
            texts.append(message.text);
    }
    return texts;
}

/// What the customer typed, as a copy of the file says; the file itself is not touched.
static QStringList textsOnDisk(const QString &file)
{
    const QTemporaryDir folder;
    for (const auto &suffix : {""_L1, "-wal"_L1}) {
        if (QFile::exists(file + suffix))
            QFile::copy(file + suffix, folder.filePath(u"copy.db"_s) + suffix);
    }
    return textsIn(SqliteConversationStore(folder.filePath(u"copy.db"_s)).load().messages);
}

static QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

static bool setContent(const QString &path, const QByteArray &content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly | QIODevice::Truncate)
        && file.write(content) == content.size();
}

QString tst_DiskMatrix::leaveHistory(Shop &shop, const QString &file)
{
    QString session;
    {
        Customer before(file, shop.proxy.through(shop.url));
        before.open();
        before.ask(u"old"_s);
        if (waitAnswered(before, u"old"_s) && before.problems.isEmpty())
            session = before.chat->session().toString();
    }
    const auto isGone = [&shop] { return shop.gateway.connectionCount() == 0; };
    if (!QTest::qWaitFor(isGone, 30'000))
        return {};
    shop.gateway.clearRecord();
    return session;
}

/// Asks and is answered, whatever the disk does.
void tst_DiskMatrix::chatOnWith(Shop &shop, Customer &customer)
{
    const Invariants invariants(customer, &shop.gateway);
    customer.open();
    for (const auto &text : {u"one"_s, u"two"_s, u"three"_s}) {
        customer.ask(text);
        QVERIFY(waitAnswered(customer, text));
    }
    VERIFY_INVARIANTS(invariants.brokenAfterHealing());
}

void tst_DiskMatrix::row42_diskFillsUp()
{
    if (!m_noDisk.isEmpty())
        QSKIP(qPrintable(m_noDisk));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"^conversation: "_s));
    SmallDisk disk;
    QVERIFY(disk.isMounted());
    Shop shop;
    Customer customer(disk.path(u"profile/chat.sqlite"_s), shop.proxy.through(shop.url));
    Invariants invariants(customer, &shop.gateway);
    customer.open();
    customer.ask(u"before"_s);
    QVERIFY(waitAnswered(customer, u"before"_s));
    customer.store->flush();

    QVERIFY(disk.fill());
    for (int i = 0; i < 10; ++i) {
        const QString text = QString::number(i) + QString(1'000, u'x');
        customer.ask(text);
        QVERIFY(waitAnswered(customer, text));
    }
    VERIFY_INVARIANTS(invariants.brokenAfterHealing());
    QCOMPARE(customer.problems.size(), 1);
    QCOMPARE(customer.problems.first().code, Code::StorageUnavailable);
    // A crash now would leave what there was.
    QVERIFY(textsOnDisk(customer.file).contains(u"before"_s));

    QVERIFY(disk.makeRoom());
    customer.ask(u"after"_s);
    QVERIFY(waitAnswered(customer, u"after"_s));
    VERIFY_INVARIANTS(invariants.brokenAfterHealing());
    VERIFY_INVARIANTS(invariants.brokenOnDisk());
    QCOMPARE(customer.problems.size(), 1);
    QCOMPARE(customer.attempts(), 1);
}

void tst_DiskMatrix::row42_diskIsFullAtTheStart()
{
    if (!m_noDisk.isEmpty())
        QSKIP(qPrintable(m_noDisk));
    SmallDisk disk;
    QVERIFY(disk.isMounted());
    Shop shop;
    const QString file = disk.path(u"profile/chat.sqlite"_s);
    QVERIFY(!leaveHistory(shop, file).isEmpty());
    QVERIFY(disk.fill());
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"^conversation: "_s));
    {
        Customer customer(file, shop.proxy.through(shop.url));
        chatOnWith(shop, customer);
        QCOMPARE(customer.problems.size(), 1);
        QCOMPARE(customer.problems.first().code, Code::StorageUnavailable);
        // Another conversation, in memory only, since nothing said of the old one would last.
        QVERIFY(!customer.messageWith(u"old"_s));
    }
    QVERIFY(disk.makeRoom());
    QVERIFY(textsOnDisk(file).contains(u"old"_s));
}

void tst_DiskMatrix::row42_readOnlyProfile()
{
    if (!m_noDisk.isEmpty())
        QSKIP(qPrintable(m_noDisk));
    SmallDisk disk;
    QVERIFY(disk.isMounted());
    Shop shop;
    const QString file = disk.path(u"profile/chat.sqlite"_s);
    const QString session = leaveHistory(shop, file);
    QVERIFY(!session.isEmpty());
    const QByteArray before = contentOf(file);
    QVERIFY(disk.setReadOnly(true));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"^conversation: "_s));
    {
        Customer customer(file, shop.proxy.through(shop.url));
        chatOnWith(shop, customer);
        QCOMPARE(customer.problems.size(), 1);
        QCOMPARE(customer.problems.first().code, Code::StorageUnavailable);
        // Another conversation, in memory only, since nothing said of the old one would last.
        QVERIFY(!customer.messageWith(u"old"_s));
    }
    QCOMPARE(contentOf(file), before);

    QVERIFY(disk.setReadOnly(false));
    Customer after(file, shop.proxy.through(shop.url));
    QCOMPARE(after.chat->session().toString(), session);
    QVERIFY(after.messageWith(u"old"_s));
    QVERIFY(after.problems.isEmpty());
}

void tst_DiskMatrix::row43_damagedConversation_data()
{
    QTest::addColumn<QString>("damage");
    for (const char *damage :
         {"truncated", "garbage", "overwritten in the middle", "future schema", "somebody else's"})
        QTest::newRow(damage) << QString::fromLatin1(damage);
}

static bool execute(const QString &file, const QString &statement)
{
    bool isDone = false;
    {
        auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"damage"_s);
        database.setDatabaseName(file);
        isDone = database.open() && QSqlQuery(database).exec(statement);
    }
    QSqlDatabase::removeDatabase(u"damage"_s);
    return isDone;
}

static bool damage(const QString &file, const QString &how)
{
    QByteArray content = contentOf(file);
    if (how == "truncated"_L1)
        return setContent(file, content.first(content.size() / 2 + 100));
    if (how == "garbage"_L1)
        return setContent(file, QByteArray(3'000, '\xfe'));
    if (how == "future schema"_L1)
        return execute(file, u"PRAGMA user_version = 999"_s);
    if (how == "somebody else's"_L1)
        return execute(file, u"PRAGMA application_id = 1"_s);
    return setContent(
        file,
        content.replace(4'200, content.size() - 8'000, QByteArray(content.size() - 8'000, 'z')));
}

void tst_DiskMatrix::row43_damagedConversation()
{
    QFETCH(const QString, damage);
    Shop shop;
    const QTemporaryDir profile;
    const QString file = profile.filePath(u"chat.sqlite"_s);
    const QString session = leaveHistory(shop, file);
    QVERIFY(!session.isEmpty());
    QVERIFY(::damage(file, damage));
    const QByteArray damaged = contentOf(file);

    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"^conversation set aside as "_s));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"^conversation: "_s));
    {
        Customer customer(file, shop.proxy.through(shop.url));
        QVERIFY(customer.chat->session().toString() != session);
        QCOMPARE(customer.rowsOf(Message::Role::Welcome), 1);
        chatOnWith(shop, customer);
        QCOMPARE(customer.problems.size(), 1);
        QCOMPARE(customer.problems.first().code, Code::StorageDamaged);
        VERIFY_INVARIANTS(Invariants(customer, nullptr).brokenOnDisk());
    }
    // Kept as it was, for whoever can read it.
    const QStringList aside = QDir(profile.path()).entryList({u"chat.sqlite.damaged-*"_s});
    QCOMPARE(aside.filter(QRegularExpression(u"-(wal|shm)$"_s)).size(), aside.size() - 1);
    QCOMPARE(contentOf(profile.filePath(aside.first())), damaged);

    Customer after(file, shop.proxy.through(shop.url));
    QVERIFY(after.messageWith(u"three"_s));
    QVERIFY(after.problems.isEmpty());
}

void tst_DiskMatrix::row43_linkInPlaceOfTheConversation()
{
    Shop shop;
    const QTemporaryDir profile;
    const QString file = profile.filePath(u"chat.sqlite"_s);
    const QString target = profile.filePath(u"of-somebody-else"_s);
    QVERIFY(!leaveHistory(shop, target).isEmpty());
    const QByteArray before = contentOf(target);
    QVERIFY(QFile::link(target, file));

    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"^conversation set aside as "_s));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"^conversation: "_s));
    Customer customer(file, shop.proxy.through(shop.url));
    chatOnWith(shop, customer);
    QCOMPARE(customer.problems.size(), 1);
    QCOMPARE(customer.problems.first().code, Code::StorageDamaged);
    QCOMPARE(contentOf(target), before);
    QVERIFY(!QFileInfo(file).isSymbolicLink());
    VERIFY_INVARIANTS(Invariants(customer, nullptr).brokenOnDisk());
}

void tst_DiskMatrix::row43_damagedSettings_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("truncated") << "[General]\nendpoint=\"wss://shop.exam"_ba;
    QTest::newRow("garbage") << QByteArray::fromHex("7f454c4602010100fffe0a00");
    QTest::newRow("too large") << QByteArray(SettingsFile::kLargest + 1, '\n');
}

/// Somebody chooses the shop again: that counts, and is not lost at the next start.
void tst_DiskMatrix::row43_damagedSettings()
{
    QFETCH(const QByteArray, content);
    const QTemporaryDir folder;
    const QString file = folder.filePath(QString::fromLatin1(QTest::currentDataTag()) + u".ini"_s);
    QVERIFY(setContent(file, content));
    SettingsStore settings(file, {}, {});
    QVERIFY(settings.problem());
    QCOMPARE(settings.problem()->code, Code::FileInvalid);
    Shop shop;
    shop.customer->moveTo(QUrl(settings.settings().endpoint()));
    shop.customer->open();
    shop.customer->ask(u"one"_s);
    QVERIFY(shop.waitStatus(State::Misconfigured, Code::EndpointMissing));
    // A window that is moved is no reason to give the file up: somebody may only mistype a line.
    QVERIFY(settings.setPlacement(u"screen"_s, QRect(0, 0, 320, 400)));
    QCOMPARE(contentOf(file), content);

    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"^settings file set aside as "_s));
    const QUrl url = shop.proxy.through(shop.url);
    QVERIFY(!settings.saveEndpoint(std::get<Endpoint>(Endpoint::parse(url.toString()))));
    QVERIFY(!settings.problem());
    const QStringList aside = QDir(folder.path()).entryList({u"*.damaged-*"_s});
    QCOMPARE(aside.size(), 1);
    QCOMPARE(contentOf(folder.filePath(aside.first())), content);
    const SettingsStore next(file, {}, {});
    QVERIFY(!next.problem());
    QCOMPARE(next.settings().endpoint(), url.toString());
    shop.customer->moveTo(QUrl(next.settings().endpoint()));
    QVERIFY(shop.waitAnswered(u"one"_s));
    VERIFY_INVARIANTS(shop.brokenInTheEnd());
}

int main(int argc, char *argv[])
{
    const QString noDisk = enterOwnMounts();
    QCoreApplication application(argc, argv);
    tst_DiskMatrix test(noDisk);
    return QTest::qExec(&test, argc, argv);
}
#include "tst_DiskMatrix.moc"
