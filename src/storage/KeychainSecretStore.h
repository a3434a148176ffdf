// SPDX-License-Identifier: MIT
#pragma once

#include "core/SecretStore.h"

#include <QHash>
#include <QThread>

#include <chrono>
#include <functional>
#include <memory>

namespace QKeychain {
class Job;
}

namespace ecom67 {

/// Secrets in the keyring of the desktop, through QtKeychain. A keyring may be missing, locked or
/// hang: it is asked in a thread of its own, and what it says after the limit is dropped.
class KeychainSecretStore : public SecretStore
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KeychainSecretStore)

public:
    /// folder is the profile's, for empty files that say what is kept. limit is that of one call.
    KeychainSecretStore(QString profile, QString folder, std::chrono::milliseconds limit,
                        QObject *parent = nullptr);
    /// Waits for 300 ms at most; a thread that hangs in the keyring is left behind.
    ~KeychainSecretStore() override;

    bool mayHold(const QString &name) const override;
    void read(const QString &name, ReadDone done) override;
    void write(const QString &name, const QString &secret, Done done) override;
    void remove(const QString &name, Done done) override;

private:
    struct Answer
    {
        std::optional<ChatError> problem;
        std::optional<QString> secret; ///< of a read
    };
    using Finished = std::function<void(const Answer &answer)>;
    /// Makes a job for a key; called in the thread of the keyring.
    using MakeJob = std::function<QKeychain::Job *(const QString &service, const QString &key)>;

    void ask(const QString &name, MakeJob makeJob, Finished finished);
    void finish(quint64 call, const Answer &answer);
    void beginThread();
    QString marker(const QString &name) const;
    static Answer answerOf(QKeychain::Job *job);

    QString m_profile;
    QString m_folder;
    std::chrono::milliseconds m_limit;
    QHash<quint64, Finished> m_waiting; ///< by number of the call
    quint64 m_lastCall = 0;
    std::unique_ptr<QThread> m_thread; ///< from the first call on
    std::unique_ptr<QObject> m_inThread; ///< lives there
};

} // namespace ecom67
