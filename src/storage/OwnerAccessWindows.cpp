// SPDX-License-Identifier: MIT
#include "storage/OwnerAccess.h"

#include <QDir>

#include <windows.h>

#include <aclapi.h>
#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace ecom67 {

struct LocalMemory
{
    void operator()(void *memory) const { LocalFree(memory); }
};
using Sid = std::vector<BYTE>;

static std::optional<Sid> wellKnown(WELL_KNOWN_SID_TYPE type)
{
    Sid sid(SECURITY_MAX_SID_SIZE);
    DWORD size = static_cast<DWORD>(sid.size());
    return CreateWellKnownSid(type, nullptr, sid.data(), &size) ? std::optional(sid) : std::nullopt;
}

static std::optional<Sid> currentUser()
{
    HANDLE token = nullptr;
    if (!OpenProcessToken(GetCurrentProcess(), TOKEN_QUERY, &token))
        return std::nullopt;
    DWORD size = 0;
    GetTokenInformation(token, TokenUser, nullptr, 0, &size);
    std::vector<BYTE> user(size);
    const bool isRead = GetTokenInformation(token, TokenUser, user.data(), size, &size);
    CloseHandle(token);
    if (!isRead)
        return std::nullopt;
    const PSID found = reinterpret_cast<const TOKEN_USER *>(user.data())->User.Sid;
    Sid sid(GetLengthSid(found));
    return CopySid(static_cast<DWORD>(sid.size()), sid.data(), found) ? std::optional(sid)
                                                                      : std::nullopt;
}

/// The user, the system and administrators; empty when they cannot be named.
static std::vector<Sid> trustees()
{
    const std::array found{currentUser(), wellKnown(WinLocalSystemSid),
                           wellKnown(WinBuiltinAdministratorsSid)};
    std::vector<Sid> result;
    for (const std::optional<Sid> &sid : found) {
        if (!sid)
            return {};
        result.push_back(*sid);
    }
    return result;
}

/// Whether nobody but those is allowed anything. No list at all allows everybody everything.
static bool isOnlyFor(const std::vector<Sid> &allowed, ACL *list)
{
    if (!list)
        return false;
    for (DWORD i = 0; i < list->AceCount; ++i) {
        void *entry = nullptr;
        if (!GetAce(list, i, &entry))
            return false;
        const auto *header = static_cast<const ACE_HEADER *>(entry);
        if (header->AceType == ACCESS_DENIED_ACE_TYPE)
            continue;
        if (header->AceType != ACCESS_ALLOWED_ACE_TYPE)
            return false;
        const PSID sid = &static_cast<ACCESS_ALLOWED_ACE *>(entry)->SidStart;
        if (std::none_of(allowed.begin(), allowed.end(), [sid](const Sid &one) {
                return EqualSid(const_cast<BYTE *>(one.data()), sid);
            }))
            return false;
    }
    return true;
}

static bool setRights(std::wstring path, std::vector<Sid> allowed, Kept kept)
{
    std::vector<EXPLICIT_ACCESSW> entries;
    for (Sid &sid : allowed) {
        EXPLICIT_ACCESSW entry = {};
        entry.grfAccessPermissions = GENERIC_ALL;
        entry.grfAccessMode = SET_ACCESS;
        entry.grfInheritance
            = kept == Kept::Folder ? SUB_CONTAINERS_AND_OBJECTS_INHERIT : NO_INHERITANCE;
        BuildTrusteeWithSidW(&entry.Trustee, sid.data());
        entries.push_back(entry);
    }
    ACL *list = nullptr;
    if (SetEntriesInAclW(static_cast<ULONG>(entries.size()), entries.data(), nullptr, &list)
        != ERROR_SUCCESS)
        return false;
    const std::unique_ptr<ACL, LocalMemory> owner(list);
    return SetNamedSecurityInfoW(path.data(), SE_FILE_OBJECT,
                                 DACL_SECURITY_INFORMATION | PROTECTED_DACL_SECURITY_INFORMATION,
                                 nullptr, nullptr, list, nullptr)
        == ERROR_SUCCESS;
}

bool restrictToOwner(const QString &path, Kept kept)
{
    const std::wstring native = QDir::toNativeSeparators(path).toStdWString();
    const std::vector<Sid> allowed = trustees();
    ACL *list = nullptr;
    PSECURITY_DESCRIPTOR descriptor = nullptr;
    if (allowed.empty()
        || GetNamedSecurityInfoW(native.c_str(), SE_FILE_OBJECT, DACL_SECURITY_INFORMATION, nullptr,
                                 nullptr, &list, nullptr, &descriptor)
            != ERROR_SUCCESS)
        return false;
    const std::unique_ptr<void, LocalMemory> owner(descriptor);
    return isOnlyFor(allowed, list) || setRights(native, allowed, kept);
}

} // namespace ecom67
