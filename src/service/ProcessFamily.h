// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

#include <memory>

class QProcess;

namespace ecom67 {

/// Holds a process and all that it starts together, so that they can be ended together: a process
/// group on Unix, which a child can leave; a job object on Windows, which none can. Of one process,
/// which must not outlive it before it has started.
class ProcessFamily
{
    Q_DISABLE_COPY_MOVE(ProcessFamily)

public:
    ProcessFamily();
    ~ProcessFamily(); ///< ends nobody: a command may leave a helper behind

    /// Call before start(): the process then is the first of the family.
    void adopt(QProcess &process);

    /// Kills the process and what it has started.
    void end(const QProcess &process);

private:
    struct Job;
    std::unique_ptr<Job> m_job; ///< null on Unix
};

} // namespace ecom67
