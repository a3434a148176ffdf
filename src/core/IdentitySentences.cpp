// SPDX-License-Identifier: MIT
#include "core/IdentitySentences.h"

#include <QCoreApplication>

namespace ecom67 {

static const char *sourceSentence(ChatError::Code code)
{
    using Code = ChatError::Code;
    switch (code) {
    case Code::TokenMissing:
        return QT_TRANSLATE_NOOP("ChatError",
                                 "There is no token where the settings say it comes from. Put one "
                                 "there, or choose another source.");
    case Code::TokenFileUnreadable:
        return QT_TRANSLATE_NOOP("ChatError",
                                 "The file of the token could not be read. Check where it lies and "
                                 "who may read it.");
    case Code::TokenCommandFailed:
        return QT_TRANSLATE_NOOP("ChatError",
                                 "The command that yields the token failed. Run it by hand to see "
                                 "why.");
    case Code::SecretStoreUnavailable:
        return QT_TRANSLATE_NOOP("ChatError",
                                 "The password store of this computer does not answer. Unlock it "
                                 "and try again.");
    case Code::SecretsInMemoryOnly:
        return QT_TRANSLATE_NOOP("ChatError",
                                 "The password store of this computer cannot be used. You stay "
                                 "signed in until the chat ends.");
    case Code::SignInNotSetUp:
        return QT_TRANSLATE_NOOP("ChatError",
                                 "Signing in is not set up. It takes the address of the provider "
                                 "and a client id.");
    case Code::SignInUnavailable:
        return QT_TRANSLATE_NOOP("ChatError",
                                 "Signing in takes a web browser, and none can be opened here.");
    case Code::SignInPortTaken:
        return QT_TRANSLATE_NOOP("ChatError",
                                 "Another program uses the port that the browser would come back "
                                 "to. End it and try again.");
    default:
        return nullptr;
    }
}

static const char *signInSentence(ChatError::Code code)
{
    using Code = ChatError::Code;
    switch (code) {
    case Code::SignInCancelled:
        return QT_TRANSLATE_NOOP("ChatError", "You have not signed in.");
    case Code::SignInTimedOut:
        return QT_TRANSLATE_NOOP("ChatError",
                                 "Signing in took too long. Start again when you are ready.");
    case Code::SignInMismatch:
        return QT_TRANSLATE_NOOP("ChatError",
                                 "The answer from the browser did not belong to this sign-in and "
                                 "was not used. Sign in again.");
    case Code::SignInRefused:
        return QT_TRANSLATE_NOOP("ChatError",
                                 "The provider refused to sign you in. If it goes on, tell the "
                                 "shop.");
    case Code::SignInEnded:
        return QT_TRANSLATE_NOOP("ChatError", "You are not signed in any more. Sign in again.");
    case Code::ProviderUnreachable:
        return QT_TRANSLATE_NOOP("ChatError",
                                 "The sign-in service was not reached. Check the network and try "
                                 "again.");
    case Code::ProviderInvalid:
        return QT_TRANSLATE_NOOP("ChatError",
                                 "The sign-in service gave an answer that cannot be used. Check "
                                 "the address of the provider.");
    default:
        return nullptr;
    }
}

const char *identitySentence(ChatError::Code code)
{
    const char *sentence = sourceSentence(code);
    return sentence ? sentence : signInSentence(code);
}

} // namespace ecom67
