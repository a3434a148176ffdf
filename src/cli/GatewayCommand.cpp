// SPDX-License-Identifier: MIT
#include "cli/GatewayCommand.h"

#include "cli/Command.h"
#include "cli/Console.h"
#include "cli/GatewayArguments.h"
#include "cli/InterruptWatcher.h"
#include "gateway/LocalGateway.h"
#include "jwks/TokenKeySource.h"
#include "service/NetworkOptions.h"
#include "storage/ProfilePaths.h"
#include "storage/SettingsStore.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

#include <memory>
#include <utility>

namespace ecom67 {

using namespace Qt::StringLiterals;

static QString readyLine(const LocalGateway &gateway)
{
    const QJsonObject ready{{u"url"_s, gateway.url().toString()},
                            {u"port"_s, gateway.port()},
                            {u"pid"_s, QCoreApplication::applicationPid()}};
    return QString::fromUtf8(QJsonDocument(ready).toJson(QJsonDocument::Compact));
}

int runGatewayCommand(const QStringList &arguments)
{
    const auto parsed = GatewayArguments::parse(arguments);
    if (const auto *problem = std::get_if<QString>(&parsed)) {
        console::printError(*problem);
        return ExitUsage;
    }
    const auto &wanted = std::get<GatewayArguments>(parsed);
    if (wanted.wantsHelp) {
        console::print(GatewayArguments::helpText());
        return ExitOk;
    }

    // Keys are fetched the way of the chat.
    const auto paths = ProfilePaths::forProfile({});
    const NetworkSetup network(
        networkOptions(SettingsStore::ofProfile(std::get<ProfilePaths>(paths), {}).settings()));
    std::unique_ptr<TokenKeys> keys;
    GatewayOptions options = wanted.options;
    if (!wanted.jwks.isEmpty()) {
        auto found = tokenKeysFrom(wanted.jwks, network);
        if (const auto *error = std::get_if<GatewayError>(&found)) {
            console::printError(sentenceFor(*error));
            return ExitUsage;
        }
        keys = std::get<std::unique_ptr<TokenKeys>>(std::move(found));
        options.tokens.keys = keys.get();
    }
    LocalGateway gateway(options);
    const auto listening = gateway.listen(wanted.port);
    if (const auto *error = std::get_if<GatewayError>(&listening)) {
        console::printError(sentenceFor(*error));
        return ExitUsage;
    }
    InterruptWatcher interrupts;
    QObject::connect(&interrupts, &InterruptWatcher::interrupted, QCoreApplication::instance(),
                     &QCoreApplication::quit);
    console::print(readyLine(gateway));
    return QCoreApplication::exec();
}

} // namespace ecom67
