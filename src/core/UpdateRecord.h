// SPDX-License-Identifier: MIT
#pragma once

#include <QDateTime>
#include <QJsonObject>

namespace ecom67 {

/// What is remembered of update notices from one start to the next.
class UpdateRecord
{
    Q_DISABLE_COPY_MOVE(UpdateRecord)

public:
    UpdateRecord() = default;
    virtual ~UpdateRecord();

    virtual QDateTime lastRead() const = 0; ///< when it was tried; invalid: never
    virtual void setLastRead(const QDateTime &when) = 0;
    virtual QJsonObject document() const = 0; ///< the last good one, as it came; may be empty
    virtual void setDocument(const QJsonObject &document) = 0;
};

} // namespace ecom67
