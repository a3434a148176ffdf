// SPDX-License-Identifier: MIT
#include "view/AccountText.h"

#include "model/AccountViewModel.h"
#include "view/ErrorText.h"

#include <QCoreApplication>

namespace ecom67::accountText {

using State = AccountViewModel::State;

QString sentence(const AccountViewModel &account)
{
    switch (account.state()) {
    case State::SignedOut:
        return QCoreApplication::translate("Account", "You are not signed in.");
    case State::SigningIn:
        return QCoreApplication::translate("Account",
                                           "Sign in on the page that has opened in your web "
                                           "browser.");
    case State::SignedIn:
        break;
    }
    if (account.account().isEmpty())
        return QCoreApplication::translate("Account", "You are signed in.");
    //: %1 is the name or the e-mail address of the customer
    return QCoreApplication::translate("Account", "You are signed in as %1.")
        .arg(account.account());
}

QString verb(const AccountViewModel &account)
{
    switch (account.state()) {
    case State::SignedOut:
        break;
    case State::SigningIn:
        //: Ends a sign-in that is going on in the browser
        return QCoreApplication::translate("Account", "Cancel");
    case State::SignedIn:
        return QCoreApplication::translate("Account", "Sign out");
    }
    return QCoreApplication::translate("Account", "Sign in");
}

QString problem(const AccountViewModel &account)
{
    return account.problem() ? errorText(*account.problem()) : QString();
}

} // namespace ecom67::accountText
