// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringList>

#include <memory>

namespace ecom67 {

/// What an answer's Markdown needs before Qt's reader gets it.
namespace markdownLines {

/// A line break inside of a paragraph, as it goes through Markdown's reader.
extern const QString kLineBreak;

/// Whether reading it would take long: quotes or lists in each other, deeper than anybody writes.
bool isTooNested(const QString &text);

/// The web widget shows a line break where the answer has one; Markdown would join the lines.
/// In the place of the language of each block of code stands its number, from firstCode on, so
/// that two of them behind each other stay two.
QString withLineBreaks(QString markdown, int firstCode = 0);

/// The blocks of code in a text that may end in the middle of one.
struct FenceCount
{
    int codes = 0; ///< how many have begun
    QString open; ///< the fence that has not been closed, empty when there is none
};

/// Follows a text from its beginning, so that asking for one place behind the other reads it once.
class FenceReader
{
public:
    FenceReader();
    ~FenceReader();
    Q_DISABLE_COPY_MOVE(FenceReader)

    /// The blocks of code before a place, which may be inside of a line. The text is always the
    /// same, each place behind the one before.
    FenceCount countBefore(QStringView markdown, qsizetype place);

private:
    struct State;
    std::unique_ptr<State> m_state;
    qsizetype m_line = 0; ///< where the first line begins that was not read as a whole
};

/// The blocks of code between fences, exactly as they were written, by their numbers.
QStringList codeBlocks(QString markdown);

} // namespace markdownLines

} // namespace ecom67
