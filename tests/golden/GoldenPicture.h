// SPDX-License-Identifier: MIT
#pragma once

#include <QImage>
#include <QString>

namespace ecom67::test {

/// A picture that is kept in the repository, and what is painted today beside it.
///
/// A pixel differs when a channel does by more than 12 of 255, and four pixels may: processors
/// round the edges of letters differently. A dot that is missing is more than that. Kept pictures
/// have 32 levels of each channel, which makes them small; half a step is 4 of the 12.
class GoldenPicture
{
public:
    /// name: of the file, without ".png".
    explicit GoldenPicture(const QString &name);

    /// What is wrong with what was painted, in words; empty when it is the same. Then, and only
    /// then, leaves "NAME-actual.png" and "NAME-diff.png" in the folder ECOM67_GOLDEN_OUT.
    QString compare(const QImage &actual) const;

    /// Makes it the kept one.
    [[nodiscard]] bool keep(const QImage &actual) const;

    /// Pixels that differ; marked red in a pale copy of the kept one.
    static qsizetype difference(const QImage &kept, const QImage &actual, QImage &marked);

private:
    QString m_name;
    QString m_path;
};

} // namespace ecom67::test
