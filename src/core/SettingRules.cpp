// SPDX-License-Identifier: MIT
#include "core/Endpoint.h"
#include "core/LogLevels.h"
#include "core/PageTemplate.h"
#include "core/PictureHosts.h"
#include "core/SettingDefinition.h"
#include "core/UpdateNotice.h"

#include <QDir>
#include <QUrl>

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
    const bool isOff = definition.isZeroOff && number == 0;
    return isNumber && (isOff || (number >= definition.least && number <= definition.most));
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

static bool isHost(const QString &text)
{
    QUrl url;
    url.setHost(text, QUrl::StrictMode);
    // QUrl takes more for a host than has ever been one.
    const bool isPlain = std::none_of(text.cbegin(), text.cend(), [](QChar c) {
        return c.isSpace() || QStringView(u"/@?#%\\\"'<>|").contains(c);
    });
    return isPlain && isBoundedLine(text) && url.isValid() && !url.host().isEmpty();
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
        return unless(isInRange(definition, text), Code::NumberInvalid, definition.range());
    case SettingType::Switch:
        return unless(text.trimmed() == "true"_L1 || text.trimmed() == "false"_L1,
                      Code::SwitchInvalid);
    case SettingType::Choice:
        return unless(definition.choices().contains(text.trimmed()), Code::ChoiceInvalid,
                      definition.choices().join(u", "_s));
    case SettingType::Path:
        return unless(isNone || (isBoundedLine(text) && QDir::isAbsolutePath(text.trimmed())),
                      Code::PathInvalid);
    case SettingType::Host:
        return unless(isNone || isHost(text.trimmed()), Code::HostInvalid);
    case SettingType::Secret:
        return unless(isBoundedLine(text), Code::TextInvalid);
    case SettingType::Text:
        return unless(isBoundedLine(text), Code::TextInvalid);
    case SettingType::PublicKey:
        return unless(isNone || !updateKey(text).isEmpty(), Code::TextInvalid);
    }
    Q_UNREACHABLE();
    return std::nullopt;
}

} // namespace ecom67
