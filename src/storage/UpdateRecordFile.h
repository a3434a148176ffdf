// SPDX-License-Identifier: MIT
#pragma once

#include "core/UpdateRecord.h"

#include <QString>

namespace ecom67 {

/// UpdateRecord in a small JSON file. A file that is missing, damaged or too large is an empty
/// record; one that cannot be written is forgotten with the program, which then only reads more
/// often.
class UpdateRecordFile : public UpdateRecord
{
public:
    explicit UpdateRecordFile(QString path);
    ~UpdateRecordFile() override;

    QDateTime lastRead() const override { return m_lastRead; }
    void setLastRead(const QDateTime &when) override;
    QJsonObject document() const override { return m_document; }
    void setDocument(const QJsonObject &document) override;
    QString dismissedVersion() const override { return m_dismissedVersion; }
    void setDismissedVersion(const QString &version) override;

private:
    void read();
    void write() const;

    QString m_path;
    QDateTime m_lastRead;
    QJsonObject m_document;
    QString m_dismissedVersion;
};

} // namespace ecom67
