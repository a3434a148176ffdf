// SPDX-License-Identifier: MIT
#pragma once

#include "core/SettingDefinition.h"

#include <QString>

namespace ecom67::test {

/// A value that the rule of a setting takes, another one for each number from 0 to 9, and none
/// that is built in, but for a switch and a choice, which have few. A new type needs a line here,
/// and every test of the table covers it.
inline QString goodValue(const SettingDefinition &definition, int number)
{
    const QString n = QString::number(number);
    switch (definition.type) {
    case SettingType::Endpoint:
        return QStringLiteral("wss://host%1.example/prod").arg(n);
    case SettingType::Token:
        return QStringLiteral("token-%1").arg(n);
    case SettingType::ShopAddress:
        return QStringLiteral("https://shop%1.example").arg(n);
    case SettingType::PageAddress:
        return QStringLiteral("/page%1/{id}").arg(n);
    case SettingType::HostList:
        return QStringLiteral("host%1.example, cdn.example:8443").arg(n);
    case SettingType::LogLevels:
        return QStringLiteral("warning") + QStringLiteral(",view=info").repeated(number);
    case SettingType::LogFile:
        return QStringLiteral("/var/log/chat%1.log").arg(n);
    case SettingType::Number:
        return QString::number(definition.least + number + 1);
    case SettingType::Switch:
        return number % 2 == 0 ? QStringLiteral("false") : QStringLiteral("true");
    case SettingType::Choice:
        return definition.choices().at(number % definition.choices().size());
    case SettingType::Path:
        return QStringLiteral("/etc/shop/file%1.pem").arg(n);
    case SettingType::Host:
        return QStringLiteral("host%1.example").arg(n);
    case SettingType::Secret:
        return QStringLiteral("s3cret %1").arg(n);
    case SettingType::Text:
        return QStringLiteral("text %1").arg(n);
    case SettingType::PublicKey:
        return QString::fromLatin1(QByteArray(32, char('A' + number)).toBase64());
    }
    return {};
}

/// A value that the rule of a setting refuses.
inline QString badValue(const SettingDefinition &definition)
{
    switch (definition.type) {
    case SettingType::Endpoint:
        return QStringLiteral("https://host.example");
    case SettingType::Token:
        return QStringLiteral("to\tken");
    case SettingType::ShopAddress:
    case SettingType::PageAddress:
        return QStringLiteral("ftp://shop.example");
    case SettingType::HostList:
        return QStringLiteral("good.example, https://host.example/path");
    case SettingType::LogLevels:
        return QStringLiteral("loud");
    case SettingType::LogFile:
        return QStringLiteral("chat\t.log");
    case SettingType::Number:
        return QString::number(qint64(definition.most) + 1);
    case SettingType::Switch:
        return QStringLiteral("yes please");
    case SettingType::Choice:
        return QStringLiteral("whatever");
    case SettingType::Path:
        return QStringLiteral("file.pem");
    case SettingType::Host:
        return QStringLiteral("http://host.example");
    case SettingType::Secret:
    case SettingType::Text:
        return QStringLiteral("te\txt");
    case SettingType::PublicKey:
        return QStringLiteral("-----BEGIN PUBLIC KEY-----");
    }
    return {};
}

} // namespace ecom67::test
