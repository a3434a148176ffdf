// SPDX-License-Identifier: MIT
#pragma once

#include "core/ChatError.h"
#include "storage/IniText.h"

#include <QMap>
#include <QString>

#include <optional>
#include <variant>

namespace ecom67 {

/// One INI file of small text values, read whole and written so that nothing in it can be lost.
///
/// QSettings alone is not enough: on a nearly full disk it cuts the file off and still reports
/// success. A change is therefore made in a copy, read back, and put in place in one step.
class SettingsFile
{
public:
    using Entries = QMap<QString, IniEntry>; ///< by "key" or "Group/key"
    using Changes = QMap<QString, QString>; ///< by the same; an empty text takes the entry out
    struct Reading
    {
        Entries entries;
        std::optional<ChatError> problem{};
    };

    static constexpr qsizetype kLargest = 256 * 1'024; ///< bytes; anything larger is not ours

    explicit SettingsFile(QString path);

    const QString &path() const noexcept { return m_path; }

    /// All text values; nothing when there is no file. Fails with FileUnreadable, or with
    /// FileInvalid and the line.
    [[nodiscard]] std::variant<Entries, ChatError> read() const;

    /// What can be read of a file that has broken lines, and the first of them, with the whole
    /// path. For a file of the system, which the user cannot mend.
    Reading readWhatCanBe() const;

    /// Makes all the changes, or none when it fails, and keeps everything else, also what others
    /// wrote since it was read. The file ends up readable by its owner alone.
    /// Fails with SettingsUnwritable, or as read() does: a broken file is not overwritten.
    [[nodiscard]] std::optional<ChatError> write(const Changes &changes) const;

private:
    Reading reading() const;
    std::variant<QByteArray, ChatError> content() const;
    std::variant<QByteArray, ChatError> soundContent() const;
    ChatError problem(ChatError::Code code, const QString &what) const;

    QString m_path;
};

} // namespace ecom67
