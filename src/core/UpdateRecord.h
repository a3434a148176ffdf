// SPDX-License-Identifier: MIT
#pragma once

#include <QDateTime>
#include <QJsonObject>
#include <QString>

namespace ecom67 {

/// What is remembered of update notices from one start to the next.
class UpdateRecord
{
    Q_DISABLE_COPY_MOVE(UpdateRecord)

public:
    UpdateRecord() = default;
    virtual ~UpdateRecord();

    virtual QDateTime lastRead() const = 0; ///< when a server answered; invalid: never
    virtual void setLastRead(const QDateTime &when) = 0;
    virtual QJsonObject document() const = 0; ///< the last good one, as it came; may be empty
    virtual void setDocument(const QJsonObject &document) = 0;
    virtual QString dismissedVersion() const = 0; ///< somebody knows of it; may be empty
    virtual void setDismissedVersion(const QString &version) = 0;
};

} // namespace ecom67
