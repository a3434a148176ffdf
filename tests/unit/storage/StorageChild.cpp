// SPDX-License-Identifier: MIT
#include "SampleMessages.h"
#include "storage/SqliteConversationStore.h"

#include <QCoreApplication>

#include <cstdio>

using namespace ecom67;
using namespace Qt::StringLiterals;

/// A second program for the tests of the store.
///
/// `write FILE` appends messages until it is killed and prints the number of each one that is on
/// the disk. `no-driver FILE` opens the store where no database driver can be found and prints the
/// code of the problem it reports.
static int writeForEver(const QString &file)
{
    SqliteConversationStore store(file);
    const auto messages = store.load().messages;
    MessageId id = messages.isEmpty() ? 0 : messages.last().id;
    for (;;) {
        ++id;
        store.append(question(id, QString(3'000, QChar(u'x'))));
        store.setDraft(QString::number(id));
        if (id % 5 != 0)
            continue;
        store.flush();
        std::printf("%lld\n", id);
        std::fflush(stdout);
    }
}

static int openWithoutDriver(const QString &file)
{
    SqliteConversationStore store(file);
    QObject::connect(&store, &ConversationStore::failed, qApp, [](const ChatError &error) {
        std::printf("%d\n", int(error.code));
        std::fflush(stdout);
        QCoreApplication::quit();
    });
    if (!store.load().isNew)
        return 1;
    return QCoreApplication::exec();
}

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 3)
        return 2;
    if (arguments.at(1) == "write"_L1)
        return writeForEver(arguments.at(2));
    QCoreApplication::setLibraryPaths({});
    return openWithoutDriver(arguments.at(2));
}
