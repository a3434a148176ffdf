// SPDX-License-Identifier: MIT
#include "core/LinkPolicy.h"

#include <QRegularExpression>
#include <QUrlQuery>

#include <algorithm>

namespace ecom67 {

using namespace Qt::StringLiterals;

static constexpr qsizetype kLongestAddress = 2'048;
static constexpr qsizetype kLongestHost = 260; ///< a name of DNS, and a little before it

static bool isThisMachine(const QString &host)
{
    return host == "localhost"_L1 || host == "127.0.0.1"_L1 || host == "::1"_L1;
}

static bool isOpenableMail(const QUrl &url)
{
    const auto items = QUrlQuery(url).queryItems();
    const bool isHarmless = std::all_of(items.cbegin(), items.cend(), [](const auto &item) {
        return item.first.compare("subject"_L1, Qt::CaseInsensitive) == 0
            || item.first.compare("body"_L1, Qt::CaseInsensitive) == 0;
    });
    return isHarmless && url.host().isEmpty() && !url.path().isEmpty();
}

bool isOpenable(const QUrl &url)
{
    if (!url.isValid() || url.authority().contains(u'@'))
        return false;
    if (url.scheme() == "mailto"_L1)
        return isOpenableMail(url);
    if (url.host().isEmpty())
        return false;
    return url.scheme() == "https"_L1 || (url.scheme() == "http"_L1 && isThisMachine(url.host()));
}

QUrl openableUrl(const QString &address)
{
    const auto isAmbiguous = [](QChar c) {
        return c == u'\\' || c.isSpace() || c.category() == QChar::Other_Control
            || c.category() == QChar::Other_Format;
    };
    if (address.size() > kLongestAddress
        || std::any_of(address.cbegin(), address.cend(), isAmbiguous))
        return {};
    const QUrl url(address, QUrl::StrictMode);
    return isOpenable(url) ? url : QUrl();
}

QString shownDestination(const QUrl &url)
{
    if (url.scheme() == "mailto"_L1)
        return url.path(QUrl::FullyEncoded);
    return url.host(QUrl::FullyEncoded);
}

static QString withoutWww(const QString &host)
{
    return host.startsWith("www."_L1) ? host.sliced(4) : host;
}

/// Without what is not seen, and with one form for letters that have several.
static QString readable(const QString &words)
{
    QString text = words.normalized(QString::NormalizationForm_KC);
    text.removeIf([](QChar c) { return c.category() == QChar::Other_Format; });
    return text.toLower();
}

namespace {

/// What people read as an address in a word: "shop.example", "help@shop.example".
struct NamedHost
{
    QString mailbox; ///< before the @
    QString host;
};

} // namespace

/// Only the first in a word: behind it stands a path, which may have dots of its own.
static NamedHost hostIn(const QString &word)
{
    if (const qsizetype scheme = word.indexOf("://"_L1); scheme >= 0) {
        static const QRegularExpression kEnd(u"[/?#\\\\]"_s);
        const QString authority = word.sliced(scheme + 3).section(kEnd, 0, 0);
        return {{}, authority.section(u'@', -1).section(u':', 0, 0)};
    }
    // Labels with dots between them, the last one of letters.
    static const QRegularExpression kHost(
        u"(?:([^\\s@/:]+)@)?((?:[\\p{L}\\p{N}-]+\\.)+\\p{L}[\\p{L}\\p{N}-]+)"_s,
        QRegularExpression::UseUnicodePropertiesOption);
    const QRegularExpressionMatch match = kHost.match(word);
    return {match.captured(1), match.captured(2)};
}

bool namesAnotherHost(const QString &words, const QUrl &url)
{
    static const QRegularExpression kBetween(u"[\\s,;()<>\"']+"_s);
    const bool isMail = url.scheme() == "mailto"_L1;
    const QString destination = shownDestination(url).toLower();
    const QString host = withoutWww(isMail ? destination.section(u'@', -1) : destination);
    for (const QString &word : readable(words).split(kBetween, Qt::SkipEmptyParts)) {
        const NamedHost named = hostIn(word.first(std::min(word.size(), kLongestHost)));
        if (named.host.isEmpty())
            continue;
        const QString shown = withoutWww(QString::fromLatin1(QUrl::toAce(named.host)));
        const bool isSame = !shown.isEmpty() && (host == shown || host.endsWith(u'.' + shown));
        const bool isSameMailbox = !isMail || named.mailbox.isEmpty()
            || destination == named.mailbox + u'@' + named.host;
        if (!isSame || !isSameMailbox)
            return true;
    }
    return false;
}

} // namespace ecom67
