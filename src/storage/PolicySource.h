// SPDX-License-Identifier: MIT
#pragma once

#include "core/ChatError.h"
#include "core/Settings.h"

#include <QList>
#include <QString>

#include <memory>

namespace ecom67 {

/// Where the administrator's locked settings come from. Each system has its own place, one that
/// only an administrator can write to.
class PolicySource
{
    Q_DISABLE_COPY_MOVE(PolicySource)

public:
    struct Reading
    {
        Settings::Values values; ///< unchecked, but for the keys
        QList<ChatError> problems; ///< what could not be read, or must not be
    };

    PolicySource() = default;
    virtual ~PolicySource();

    /// Reads anew.
    virtual Reading read() const = 0;

    /// The file to watch for changes, empty when it is none.
    virtual QString file() const { return {}; }

    /// That of the system this program was built for.
    static std::unique_ptr<PolicySource> ofThisSystem();
};

} // namespace ecom67
