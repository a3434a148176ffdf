// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>

namespace ecom67 {

/// A text value of an INI file and the number of its line, the first one being 1.
struct IniEntry
{
    QString value;
    int line = 0;
};

/// The content of an INI file as QSettings understands it, read from memory.
///
/// Not by QSettings itself: that reads a file by its name, answers from a memory of its own when
/// the name is known to it, knows no line numbers, and makes objects of any type from what stands
/// in the file. Here everything is a text.
struct IniText
{
    QMap<QString, IniEntry> entries; ///< by "key" or "Group/key"; of two the later one counts
    int brokenLine = 0; ///< the first line that is left out because it cannot be read, or 0

    /// Values of Qt's own types ("@ByteArray(...)") are left out: no setting has one.
    static IniText parse(QByteArrayView content);
};

} // namespace ecom67
