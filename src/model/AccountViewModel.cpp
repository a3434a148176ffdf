// SPDX-License-Identifier: MIT
#include "model/AccountViewModel.h"

#include "service/SignInProvider.h"

namespace ecom67 {

AccountViewModel::AccountViewModel(SignInProvider &provider, QObject *parent)
    : QObject(parent)
    , m_provider(provider)
{
    connect(&m_provider, &SignInProvider::stateChanged, this, [this] {
        if (state() != State::SignedOut)
            m_problem.reset();
        Q_EMIT changed();
    });
    connect(&m_provider, &SignInProvider::signInFailed, this, &AccountViewModel::setProblem);
}

AccountViewModel::~AccountViewModel() = default;

AccountViewModel::State AccountViewModel::state() const
{
    switch (m_provider.state()) {
    case SignInProvider::State::SignedOut:
        break;
    case SignInProvider::State::SigningIn:
        return State::SigningIn;
    case SignInProvider::State::SignedIn:
        return State::SignedIn;
    }
    return State::SignedOut;
}

QString AccountViewModel::account() const
{
    return m_provider.account();
}

void AccountViewModel::signIn()
{
    m_provider.signIn();
}

void AccountViewModel::cancel()
{
    m_provider.cancel();
}

void AccountViewModel::signOut()
{
    m_problem.reset();
    m_provider.signOut();
}

void AccountViewModel::setProblem(const std::optional<ChatError> &problem)
{
    m_problem = problem;
    Q_EMIT changed();
}

} // namespace ecom67
