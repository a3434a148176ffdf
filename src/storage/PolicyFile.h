// SPDX-License-Identifier: MIT
#pragma once

#include "storage/PolicySource.h"

namespace ecom67 {

/// Locked settings in an INI file, for Unix. Counts only while nobody but the superuser can change
/// the file, its folder or any folder above.
class PolicyFile : public PolicySource
{
public:
    /// Besides the superuser the owner, a numeric user id, is trusted with the file.
    explicit PolicyFile(QString path, uint owner = 0);
    ~PolicyFile() override;

    /// A broken line is reported and left out, the others count.
    Reading read() const override;
    QString file() const override { return m_path; }

private:
    bool isTrusted() const;

    QString m_path;
    uint m_owner;
};

} // namespace ecom67
