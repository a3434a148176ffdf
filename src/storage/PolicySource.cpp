// SPDX-License-Identifier: MIT
#include "storage/PolicySource.h"

#if defined(Q_OS_WIN)
#include "storage/RegistryPolicy.h"
#elif defined(Q_OS_MACOS)
#include "storage/ManagedPreferences.h"
#else
#include "storage/PolicyFile.h"
#endif

namespace ecom67 {

using namespace Qt::StringLiterals;

PolicySource::~PolicySource() = default;

std::unique_ptr<PolicySource> PolicySource::ofThisSystem()
{
#if defined(Q_OS_WIN)
    return std::make_unique<RegistryPolicy>();
#elif defined(Q_OS_MACOS)
    return std::make_unique<ManagedPreferences>();
#else
    // A fixed place: with a variable of the environment to name it, nothing would be locked.
    return std::make_unique<PolicyFile>(u"/etc/xdg/E-Com67/policy.ini"_s);
#endif
}

} // namespace ecom67
