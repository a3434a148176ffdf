// SPDX-License-Identifier: MIT
#include "view/TextLinks.h"

#include "core/LinkPolicy.h"
#include "view/MarkdownStyle.h"

#include <QColor>
#include <QRegularExpression>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextFragment>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ecom67 {

namespace {

/// Text of one block that leads to one place, or that may hold addresses.
struct Run
{
    int position = 0; ///< in the document
    QString text;
    bool isLink = false;
    QString address; ///< of a link; may be empty
};

} // namespace

/// The links of a block, and the text between them; code within a line is neither.
static QList<Run> runsOf(const QTextBlock &block)
{
    QList<Run> runs;
    for (auto it = block.begin(); !it.atEnd(); ++it) {
        const QTextFragment fragment = it.fragment();
        const QTextCharFormat format = fragment.charFormat();
        if (format.fontFixedPitch() && !format.isAnchor())
            continue;
        const QString address = format.isAnchor() ? format.anchorHref() : QString();
        const bool isGoingOn = !runs.isEmpty() && runs.constLast().isLink == format.isAnchor()
            && runs.constLast().address == address
            && runs.constLast().position + runs.constLast().text.size() == fragment.position();
        if (isGoingOn)
            runs.last().text += fragment.text();
        else
            runs.append({fragment.position(), fragment.text(), format.isAnchor(), address});
    }
    return runs;
}

static QTextCursor selected(QTextDocument &document, int position, qsizetype length)
{
    QTextCursor cursor(&document);
    cursor.setPosition(position);
    cursor.setPosition(position + static_cast<int>(length), QTextCursor::KeepAnchor);
    return cursor;
}

static QTextCharFormat linkFormat(const QUrl &url, const QColor &color)
{
    QTextCharFormat format;
    format.setAnchor(true);
    format.setAnchorHref(url.toString(QUrl::FullyEncoded));
    format.setForeground(color);
    format.setFontUnderline(true);
    return format;
}

/// Nothing may look like a link and do nothing. Part by part: bold stays bold.
static void unlink(QTextDocument &document, const Run &run)
{
    const int end = run.position + static_cast<int>(run.text.size());
    for (int position = run.position; position < end;) {
        const QTextBlock block = document.findBlock(position);
        auto it = block.begin();
        while (!it.atEnd() && !it.fragment().contains(position))
            ++it;
        if (it.atEnd())
            return;
        const QTextFragment fragment = it.fragment();
        QTextCharFormat format = fragment.charFormat();
        for (const auto property :
             {QTextFormat::IsAnchor, QTextFormat::AnchorHref, QTextFormat::AnchorName,
              QTextFormat::ForegroundBrush, QTextFormat::FontUnderline,
              QTextFormat::TextUnderlineStyle, QTextFormat::TextToolTip})
            format.clearProperty(property);
        const int length = std::min(fragment.position() + fragment.length(), end) - position;
        selected(document, position, length).setCharFormat(format);
        position += length;
    }
}

/// "www.shop.example" without a scheme; the reader of Markdown makes it one without encryption.
static QString encrypted(const Run &run)
{
    if (run.text.startsWith(u"www."_s, Qt::CaseInsensitive)
        && run.address == u"http://"_s + run.text)
        return u"https://"_s + run.text;
    return run.address;
}

static void applyTo(QTextDocument &document, const Run &run, const QColor &color)
{
    const QUrl url = openableUrl(encrypted(run));
    if (url.isEmpty()) {
        unlink(document, run);
        return;
    }
    QTextCursor cursor = selected(document, run.position, run.text.size());
    QTextCharFormat format = linkFormat(url, color);
    format.setToolTip({}); // the title of a link; clearing it would leave it where it is
    cursor.mergeCharFormat(format);
    if (!namesAnotherHost(run.text, url))
        return;
    cursor.setPosition(cursor.selectionEnd());
    // Isolated, so that words before it in another direction do not turn it round.
    cursor.insertText(u" (\u2066"_s + shownDestination(url) + u"\u2069)"_s, cursor.charFormat());
}

/// What a person takes for the end of an address.
static QString withoutPunctuation(QString address)
{
    while (!address.isEmpty()) {
        const QChar last = address.back();
        const bool isClosing = (last == u')' && address.count(u')') > address.count(u'('))
            || (last == u']' && address.count(u']') > address.count(u'['));
        if (!isClosing && !QStringView(u".,:;!?'*_~").contains(last))
            break;
        address.chop(1);
    }
    return address;
}

/// Addresses that Markdown's reader does not see: it wants a space before them, and Chinese and
/// Japanese have none.
static void linkAddresses(QTextDocument &document, const Run &run, const QColor &color)
{
    static const QRegularExpression kAddress(
        u"(?<![A-Za-z0-9@/.:_-])(?:https://|www\\.)[A-Za-z0-9\\x{80}-\\x{2fff}][^\\s<>\"`{}|^"
        "\\\\\\x{2018}-\\x{201f}\\x{2028}\\x{3000}-\\x{303f}\\x{ff00}-\\x{ff65}]*"_s,
        QRegularExpression::CaseInsensitiveOption);
    auto matches = kAddress.globalMatch(run.text);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        const QString text = withoutPunctuation(match.captured());
        const bool hasScheme = text.startsWith(u"https"_s, Qt::CaseInsensitive);
        const QUrl url = openableUrl(hasScheme ? text : u"https://"_s + text);
        if (url.isEmpty() || !url.host().contains(u'.'))
            continue;
        selected(document, run.position + static_cast<int>(match.capturedStart()), text.size())
            .mergeCharFormat(linkFormat(url, color));
    }
}

void applyLinkPolicy(QTextDocument &document, const QColor &linkColor)
{
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        if (markdownStyle::codeNumber(block) >= 0)
            continue;
        const QList<Run> runs = runsOf(block);
        // From back to front, so that the earlier places stay right.
        for (auto run = runs.crbegin(); run != runs.crend(); ++run) {
            if (run->isLink)
                applyTo(document, *run, linkColor);
            else
                linkAddresses(document, *run, linkColor);
        }
    }
}

} // namespace ecom67
