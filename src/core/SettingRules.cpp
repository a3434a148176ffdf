// SPDX-License-Identifier: MIT
#include "core/Endpoint.h"
#include "core/LogLevels.h"
#include "core/PageTemplate.h"
#include "core/PictureHosts.h"
#include "core/SettingDefinition.h"

#include <QDir>

#include <algorithm>

namespace ecom67 {

using namespace Qt::StringLiterals;
using Code = ChatError::Code;

static constexpr qsizetype kLongestDetail = 200;

static std::optional<ChatError> endpointProblem(const QString &text)
{
    const auto endpoint = Endpoint::parse(text);
    const auto *error = std::get_if<ChatError>(&endpoint);
    return error ? std::optional(*error) : std::nullopt;
}

static bool isInRange(const SettingDefinition &definition, const QString &text)
{
    bool isNumber = false;
    const int number = text.trimmed().toInt(&isNumber);
    return isNumber && number >= definition.least && number <= definition.most;
}

/// Well-formed and without control characters. As a path it can name a file; whether there is one
/// is a matter of the disk.
static bool isPlainLine(const QString &text)
{
    return text.isValidUtf16() && std::none_of(text.cbegin(), text.cend(), [](QChar c) {
               return c.category() == QChar::Other_Control;
           });
}

static bool isBoundedLine(const QString &text)
{
    return text.size() <= kLongestSettingText && isPlainLine(text);
}

std::optional<ChatError> problemWith(const SettingDefinition &definition, const QString &text)
{
    const auto unless
        = [&](bool isGood, Code code, const QString &detail = {}) -> std::optional<ChatError> {
        if (isGood)
            return std::nullopt;
        return ChatError{.code = code,
                         .detail = detail,
                         .httpStatus = 0,
                         .setting = QString::fromLatin1(definition.key)};
    };
    const bool isNone = text.trimmed().isEmpty();
    switch (definition.type) {
    case SettingType::Endpoint:
        return isNone ? std::nullopt : endpointProblem(text);
    case SettingType::Token:
        return unless(Endpoint::isPossibleToken(text), Code::TokenInvalid);
    case SettingType::ShopAddress:
        return unless(isNone || isShopAddress(text), Code::AddressInvalid);
    case SettingType::PageAddress:
        return unless(isNone || isPageAddress(text), Code::AddressInvalid);
    case SettingType::HostList:
        return unless(PictureHosts(text).unusable().isEmpty(), Code::HostListInvalid,
                      PictureHosts(text).unusable().join(u", "_s).left(kLongestDetail));
    case SettingType::LogLevels:
        return unless(logFilterRules(text).has_value(), Code::LogLevelInvalid);
    case SettingType::LogFile:
        return unless(!isNone && isPlainLine(text), Code::LogFileInvalid);
    case SettingType::Number:
        return unless(isInRange(definition, text), Code::NumberInvalid,
                      u"%1 to %2"_s.arg(definition.least).arg(definition.most));
    case SettingType::Switch:
        return unless(text.trimmed() == "true"_L1 || text.trimmed() == "false"_L1,
                      Code::SwitchInvalid);
    case SettingType::Choice:
        return unless(definition.choices().contains(text.trimmed()), Code::ChoiceInvalid,
                      definition.choices().join(u", "_s));
    case SettingType::Path:
        return unless(isNone || (isBoundedLine(text) && QDir::isAbsolutePath(text.trimmed())),
                      Code::PathInvalid);
    case SettingType::Text:
        return unless(isBoundedLine(text), Code::TextInvalid);
    }
    Q_UNREACHABLE();
    return std::nullopt;
}

} // namespace ecom67
