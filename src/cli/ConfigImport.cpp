// SPDX-License-Identifier: MIT
#include "cli/ConfigImport.h"

#include "cli/Console.h"
#include "cli/ExitCode.h"
#include "cli/TerminalText.h"
#include "core/Endpoint.h"
#include "core/Redaction.h"
#include "storage/EnvFile.h"
#include "storage/SettingsStore.h"

namespace ecom67 {

using namespace Qt::StringLiterals;

static int fail(const ChatError &error)
{
    console::printError(terminalText(plainSentence(error)));
    return exitCodeFor(error);
}

/// The endpoint in the file, or why there is none; the error names the file.
static std::variant<Endpoint, ChatError> endpointIn(const QString &path)
{
    const auto text = EnvFile::webSocketUrl(path);
    if (const auto *error = std::get_if<ChatError>(&text))
        return *error;
    auto endpoint = Endpoint::parse(std::get<QString>(text));
    if (auto *error = std::get_if<ChatError>(&endpoint))
        error->place = u"VITE_WEBSOCKET_URL"_s;
    return endpoint;
}

int importEnvFile(const QString &path, SettingsStore &store, bool isDryRun)
{
    const auto found = endpointIn(path);
    if (const auto *error = std::get_if<ChatError>(&found))
        return fail(*error);
    const auto &endpoint = std::get<Endpoint>(found);
    if (const SettingValue &now = store.settings().valueOf("endpoint"_L1); now.isLocked())
        return fail(SettingsStore::lockedError(now));

    console::print(terminalText(u"endpoint = "_s + redacted(endpoint.toString())));
    if (isDryRun) {
        console::print(terminalText(u"Nothing was written; it would go to "_s + store.userFile()));
        return ExitOk;
    }
    if (const auto error = store.saveEndpoint(endpoint))
        return fail(*error);
    console::print(terminalText(u"Written to "_s + store.userFile()));
    const SettingValue &effective = store.settings().valueOf("endpoint"_L1);
    if (effective.source != SettingSource::Kind::UserFile) {
        console::printError(
            terminalText(effective.place + u" goes on to win over the user's file."_s));
    }
    return ExitOk;
}

} // namespace ecom67
