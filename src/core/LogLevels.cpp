// SPDX-License-Identifier: MIT
#include "core/LogLevels.h"

#include <QStringList>

#include <algorithm>
#include <array>

namespace ecom67 {

using namespace Qt::StringLiterals;

/// From the least important on; the last one is none of Qt's.
static constexpr std::array kLevels{"debug"_L1, "info"_L1, "warning"_L1, "error"_L1, "none"_L1};
static constexpr std::array kTypes{"debug"_L1, "info"_L1, "warning"_L1, "critical"_L1};
static constexpr std::array kCategories{"app"_L1,     "gateway"_L1, "model"_L1,
                                        "service"_L1, "storage"_L1, "view"_L1};

static bool isOneOf(const auto &names, const QString &name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

static QString rulesFor(QLatin1StringView category, const QString &level)
{
    const auto least = std::find(kLevels.begin(), kLevels.end(), level) - kLevels.begin();
    QString rules;
    for (std::size_t type = 0; type < kTypes.size(); ++type)
        rules += "ecom67."_L1 + category + u'.' + kTypes[type]
            + (static_cast<std::ptrdiff_t>(type) >= least ? "=true\n"_L1 : "=false\n"_L1);
    return rules;
}

std::optional<QString> logFilterRules(const QString &levels)
{
    // The decoders of Qt complain about each bad picture, and do not say which; we do.
    QString rules = u"qt.gui.imageio*=false\n"_s;
    bool isAnything = false;
    for (const QString &entry : levels.toLower().split(u',', Qt::SkipEmptyParts)) {
        const QString category
            = entry.contains(u'=') ? entry.section(u'=', 0, 0).trimmed() : u"*"_s;
        const QString level = entry.section(u'=', -1).trimmed();
        if (!isOneOf(kLevels, level) || (category != u'*' && !isOneOf(kCategories, category)))
            return std::nullopt;
        rules += rulesFor(QLatin1StringView(category.toLatin1()), level);
        isAnything = true;
    }
    return isAnything ? std::optional(rules) : std::nullopt;
}

} // namespace ecom67
