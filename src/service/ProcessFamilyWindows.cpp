// SPDX-License-Identifier: MIT
#include "service/ProcessFamily.h"

#include <QProcess>

#include <windows.h>

#include <cstddef>
#include <vector>

namespace ecom67 {

/// What CreateProcess() reads while the process starts, and the job itself.
struct ProcessFamily::Job
{
    HANDLE handle = nullptr;
    std::vector<std::byte> attributes; ///< room for the list, whose form only Windows knows
    STARTUPINFOEXW startup = {};

    LPPROC_THREAD_ATTRIBUTE_LIST list()
    {
        return reinterpret_cast<LPPROC_THREAD_ATTRIBUTE_LIST>(attributes.data());
    }
};

ProcessFamily::ProcessFamily()
    : m_job(std::make_unique<Job>())
{
    m_job->handle = CreateJobObjectW(nullptr, nullptr);
    SIZE_T size = 0;
    InitializeProcThreadAttributeList(nullptr, 1, 0, &size);
    m_job->attributes.resize(size);
    const bool isReady = InitializeProcThreadAttributeList(m_job->list(), 1, 0, &size)
        && UpdateProcThreadAttribute(m_job->list(), 0, PROC_THREAD_ATTRIBUTE_JOB_LIST,
                                     &m_job->handle, sizeof m_job->handle, nullptr, nullptr);
    if (!isReady)
        m_job->attributes.clear();
}

ProcessFamily::~ProcessFamily()
{
    if (!m_job->attributes.empty())
        DeleteProcThreadAttributeList(m_job->list());
    CloseHandle(m_job->handle);
}

void ProcessFamily::adopt(QProcess &process)
{
    // In the job from its first instruction on: one that is put there later may have children by
    // then.
    process.setCreateProcessArgumentsModifier([this](QProcess::CreateProcessArguments *arguments) {
        if (m_job->attributes.empty())
            return;
        m_job->startup.StartupInfo
            = *reinterpret_cast<const STARTUPINFOW *>(arguments->startupInfo);
        m_job->startup.StartupInfo.cb = sizeof m_job->startup;
        m_job->startup.lpAttributeList = m_job->list();
        arguments->startupInfo = reinterpret_cast<Q_STARTUPINFO *>(&m_job->startup.StartupInfo);
        arguments->flags |= EXTENDED_STARTUPINFO_PRESENT | CREATE_NO_WINDOW;
    });
}

void ProcessFamily::end(const QProcess &)
{
    TerminateJobObject(m_job->handle, 1);
}

} // namespace ecom67
