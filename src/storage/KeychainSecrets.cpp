// SPDX-License-Identifier: MIT
// Secrets in the keyring of the desktop, through QtKeychain.
#include "storage/ProfilePaths.h"
#include "storage/SecretStores.h"
#include "storage/ThreadedSecretStore.h"

#include <qt6keychain/keychain.h>

namespace ecom67 {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Verb = SecretCall::Verb;

static constexpr auto kLimit = 3s;

static QKeychain::Job *makeJob(const SecretCall &call)
{
    const QString service = u"E-Com67 Support"_s;
    switch (call.verb) {
    case Verb::Read:
        return new QKeychain::ReadPasswordJob(service);
    case Verb::Remove:
        return new QKeychain::DeletePasswordJob(service);
    case Verb::Write:
        break;
    }
    auto *job = new QKeychain::WritePasswordJob(service);
    job->setTextData(call.secret);
    return job;
}

static SecretAnswer answerOf(QKeychain::Job *job)
{
    switch (job->error()) {
    case QKeychain::NoError:
        if (const auto *read = qobject_cast<QKeychain::ReadPasswordJob *>(job))
            return {{}, read->textData()};
        return {};
    case QKeychain::EntryNotFound:
        return {};
    default:
        return {secretStoreProblem(u"error %1: "_s.arg(int(job->error())) + job->errorString()),
                {}};
    }
}

static void askKeychain(const SecretCall &call, const ThreadedSecretStore::Report &report)
{
    QKeychain::Job *job = makeJob(call);
    job->setKey(call.key);
    job->setInsecureFallback(false);
    QObject::connect(job, &QKeychain::Job::finished, job,
                     [report](QKeychain::Job *done) { report(answerOf(done)); });
    job->start();
}

std::unique_ptr<SecretStore> makeSecretStore(const ProfilePaths &paths)
{
    return std::make_unique<ThreadedSecretStore>(
        askKeychain,
        ThreadedSecretStore::Place{.profile = paths.profile(), .folder = paths.dataFolder()},
        ThreadedSecretStore::Absence::MayBeLocked, kLimit);
}

} // namespace ecom67
