// SPDX-License-Identifier: MIT
#pragma once

#include "core/ChatError.h"

#include <QObject>
#include <QString>

#include <optional>

namespace ecom67 {

class SignInProvider;

/// Who is signed in, and what can be done about it.
class AccountViewModel : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AccountViewModel)

public:
    enum class State { SignedOut, SigningIn, SignedIn };
    Q_ENUM(State)

    /// provider must outlive this object.
    explicit AccountViewModel(SignInProvider &provider, QObject *parent = nullptr);
    ~AccountViewModel() override;

    State state() const;
    QString account() const; ///< name or e-mail, one line of plain text; empty when not known
    /// Why the last sign-in came to nothing; empty while one goes on and after one that succeeded.
    const std::optional<ChatError> &problem() const noexcept { return m_problem; }

public Q_SLOTS:
    void signIn();
    void cancel();
    void signOut();

Q_SIGNALS:
    void changed();

private:
    void setProblem(const std::optional<ChatError> &problem);

    SignInProvider &m_provider;
    std::optional<ChatError> m_problem;
};

} // namespace ecom67
