// SPDX-License-Identifier: MIT
// Uses the secret store of this computer once, as a process of its own: the libraries behind it
// keep their connection to the bus. Usage: secret_child PROFILE read|write|remove NAME [SECRET]
// Prints "found SECRET", "none", "done" or the code of the error, then "late" when the store has
// answered after all; ends with its input. A line "alive" shows that the event loop went on.
#include "storage/ProfilePaths.h"
#include "storage/SecretStores.h"

#include <QCoreApplication>
#include <QMetaEnum>
#include <QSocketNotifier>
#include <QTimer>

#include <cstdio>
#include <cstdlib>
#include <unistd.h>

using namespace ecom67;
using namespace Qt::StringLiterals;

static void say(const QString &line)
{
    std::fputs((line + u'\n').toUtf8().constData(), stdout);
    std::fflush(stdout);
}

static QString nameOf(const ChatError &problem)
{
    return QString::fromLatin1(
        QMetaEnum::fromType<ChatError::Code>().valueToKey(int(problem.code)));
}

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    const auto paths = ProfilePaths::forProfile(words.value(1));
    auto store = makeSecretStore(std::get<ProfilePaths>(paths));
    QObject::connect(store.get(), &SecretStore::becameAvailable, &application,
                     [] { say(u"late"_s); });
    QTimer::singleShot(0, &application, [] { say(u"alive"_s); });
    const auto isDone = [](const std::optional<ChatError> &problem) {
        say(problem ? nameOf(*problem) : u"done"_s);
    };
    if (words.value(2) == u"write"_s)
        store->write(words.value(3), words.value(4), isDone);
    else if (words.value(2) == u"remove"_s)
        store->remove(words.value(3), isDone);
    else
        store->read(words.value(3), [](const SecretStore::Found &found) {
            if (const auto *problem = std::get_if<ChatError>(&found))
                say(nameOf(*problem));
            else if (const auto &secret = std::get<std::optional<QString>>(found))
                say(u"found "_s + *secret);
            else
                say(u"none"_s);
        });
    QSocketNotifier input(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&input, &QSocketNotifier::activated, &application, &QCoreApplication::quit);
    QCoreApplication::exec();
    store.reset();
    // As the programs end: a thread that hangs in the bus is not waited for.
    std::_Exit(0);
}
