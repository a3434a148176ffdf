// SPDX-License-Identifier: MIT
#pragma once

#include "core/SecretStore.h"

#include <QHash>
#include <QThread>

#include <chrono>
#include <functional>
#include <memory>

namespace ecom67 {

/// One question to whatever keeps the secrets.
struct SecretCall
{
    enum class Verb { Read, Write, Remove };

    Verb verb = Verb::Read;
    QString key; ///< of profile and name
    QString secret{}; ///< to write
};

struct SecretAnswer
{
    std::optional<ChatError> problem;
    std::optional<QString> secret; ///< of a read; nothing when there is none
};

/// SecretStoreUnavailable with this detail, redacted.
ChatError secretStoreProblem(const QString &detail);

/// A secret store that may be missing, locked or hang: it is asked in a thread of its own, and what
/// it says after the limit is dropped. Knows no library: that is the function it is made with.
class ThreadedSecretStore : public SecretStore
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ThreadedSecretStore)

public:
    using Report = std::function<void(const SecretAnswer &answer)>;
    /// Called in the thread of the store, which has an event loop; reports once, from any thread,
    /// at once or later. It may outlive the store, so it holds nothing of it.
    using Ask = std::function<void(const SecretCall &call, const Report &report)>;

    /// What "not found" means where there should be something.
    enum class Absence {
        Certain, ///< somebody has removed it
        MayBeLocked, ///< or nobody unlocks it
    };

    struct Place
    {
        QString profile;
        QString folder; ///< the profile's, for empty files that say what is kept
    };

    /// limit is that of one call.
    ThreadedSecretStore(Ask ask, Place place, Absence absence, std::chrono::milliseconds limit,
                        QObject *parent = nullptr);
    /// Waits for 300 ms at most; a thread that hangs in the library is left behind.
    ~ThreadedSecretStore() override;

    bool mayHold(const QString &name) const override;
    void read(const QString &name, ReadDone done) override;
    void write(const QString &name, const QString &secret, Done done) override;
    void remove(const QString &name, Done done) override;

private:
    void ask(SecretCall::Verb verb, const QString &name, const QString &secret, Report finished);
    void finish(quint64 number, const SecretAnswer &answer);
    void beginThread();
    QString marker(const QString &name) const;

    Ask m_ask;
    Place m_place;
    Absence m_absence;
    std::chrono::milliseconds m_limit;
    QHash<quint64, Report> m_waiting; ///< by number of the call
    quint64 m_lastCall = 0;
    std::unique_ptr<QThread> m_thread; ///< from the first call on
    std::unique_ptr<QObject> m_inThread; ///< lives there
};

} // namespace ecom67
