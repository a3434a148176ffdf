// SPDX-License-Identifier: MIT
// Secrets in the Credential Manager of Windows: of this user on this computer, encrypted with the
// key of the user's account. A secret that is longer than one credential lies in several.
#include "storage/Logging.h"
#include "storage/ProfilePaths.h"
#include "storage/SecretPieces.h"
#include "storage/SecretStores.h"
#include "storage/ThreadedSecretStore.h"

#include <QRandomGenerator>
#include <qt_windows.h>

#include <optional>
#include <utility>
#include <wincred.h>

namespace ecom67 {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Verb = SecretCall::Verb;

static constexpr auto kLimit = 3s;

static SecretAnswer failure(const char *function, DWORD error)
{
    return {
        secretStoreProblem(QLatin1StringView(function) + u": error "_s + QString::number(error)),
        {}};
}

static QString targetOf(const QString &key, int piece)
{
    const QString target = u"E-Com67 Support/"_s + key;
    return piece == 0 ? target : QString(target + u'/' + QString::number(piece));
}

static LPWSTR wide(QString &text)
{
    return reinterpret_cast<LPWSTR>(text.data());
}

/// 0, or the error; ERROR_NOT_FOUND where there is no such piece.
static DWORD readPiece(const QString &key, int piece, QByteArray &bytes)
{
    QString target = targetOf(key, piece);
    PCREDENTIALW found = nullptr;
    if (!CredReadW(wide(target), CRED_TYPE_GENERIC, 0, &found))
        return GetLastError();
    bytes = QByteArray(reinterpret_cast<const char *>(found->CredentialBlob),
                       static_cast<qsizetype>(found->CredentialBlobSize));
    SecureZeroMemory(found->CredentialBlob, found->CredentialBlobSize);
    CredFree(found);
    return 0;
}

static DWORD writePiece(const QString &key, int piece, QByteArray bytes)
{
    QString target = targetOf(key, piece);
    QString user = u"E-Com67 Support"_s;
    CREDENTIALW credential{};
    credential.Type = CRED_TYPE_GENERIC;
    credential.TargetName = wide(target);
    credential.UserName = wide(user);
    credential.CredentialBlob = reinterpret_cast<LPBYTE>(bytes.data());
    credential.CredentialBlobSize = static_cast<DWORD>(bytes.size());
    credential.Persist = CRED_PERSIST_LOCAL_MACHINE;
    const bool isWritten = CredWriteW(&credential, 0);
    const DWORD error = isWritten ? 0 : GetLastError();
    SecureZeroMemory(bytes.data(), static_cast<SIZE_T>(bytes.size()));
    return error;
}

/// Removes the pieces from this one on, also those that an end of the program left behind; 0, or
/// the last error.
static DWORD removeFrom(const QString &key, int first)
{
    DWORD problem = 0;
    for (int piece = first; piece < kMostSecretPieces; ++piece) {
        QString target = targetOf(key, piece);
        if (CredDeleteW(wide(target), CRED_TYPE_GENERIC, 0))
            continue;
        const DWORD error = GetLastError();
        if (error != ERROR_NOT_FOUND)
            problem = error;
    }
    return problem;
}

static SecretAnswer readSecret(const QString &key)
{
    QList<QByteArray> pieces(1);
    if (const DWORD error = readPiece(key, 0, pieces[0]))
        return error == ERROR_NOT_FOUND ? SecretAnswer{} : failure("CredRead", error);
    const int count = secretPieceCount(pieces[0]);
    for (int piece = 1; piece < count; ++piece) {
        QByteArray bytes;
        const DWORD error = readPiece(key, piece, bytes);
        if (error != 0 && error != ERROR_NOT_FOUND)
            return failure("CredRead", error);
        pieces.append(bytes);
    }
    auto secret = joinSecret(pieces);
    if (!secret)
        qCWarning(lcStorage) << "secret store: a damaged secret counts as none";
    return {{}, std::move(secret)};
}

/// The first piece last: until it is there, what was kept before counts, or nothing.
static SecretAnswer writeSecret(const QString &key, const QString &secret)
{
    const QList<QByteArray> pieces
        = cutSecret(secret, CRED_MAX_CREDENTIAL_BLOB_SIZE, QRandomGenerator::system()->generate());
    if (pieces.isEmpty())
        return {secretStoreProblem(u"the secret is too long"_s), {}};
    const int count = static_cast<int>(pieces.size());
    for (int piece = count - 1; piece >= 0; --piece) {
        if (const DWORD error = writePiece(key, piece, pieces[piece]))
            return failure("CredWrite", error);
    }
    // What is left of a longer one does no harm: it belongs to another secret.
    (void)removeFrom(key, count);
    return {};
}

static SecretAnswer answerTo(const SecretCall &call)
{
    switch (call.verb) {
    case Verb::Read:
        return readSecret(call.key);
    case Verb::Write:
        return writeSecret(call.key, call.secret);
    case Verb::Remove:
        break;
    }
    const DWORD error = removeFrom(call.key, 0);
    return error == 0 ? SecretAnswer{} : failure("CredDelete", error);
}

std::unique_ptr<SecretStore> makeSecretStore(const ProfilePaths &paths)
{
    return std::make_unique<ThreadedSecretStore>(
        [](const SecretCall &call, const ThreadedSecretStore::Report &report) {
            report(answerTo(call));
        },
        ThreadedSecretStore::Place{.profile = paths.profile(), .folder = paths.dataFolder()},
        ThreadedSecretStore::Absence::Certain, kLimit);
}

} // namespace ecom67
