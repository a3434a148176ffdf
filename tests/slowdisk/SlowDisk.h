// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>

namespace ecom67::test {

/// What a disk does to the files below one folder, as told by a test. Shared with the threads, and
/// when it lies in a mapped file with the processes, that use the disk.
///
/// A program gets it by linking SlowDisk.cpp with ENABLE_EXPORTS (slowDisk() gives its own), or by
/// LD_PRELOAD of libecom67_slow_disk.so. Then the environment says what it is:
///   ECOM67_SLOW_DISK_FOLDER   the folder, absolute
///   ECOM67_SLOW_DISK_MS       each sync takes that long
///   ECOM67_SLOW_DISK_CONTROL  a file that holds a SlowDiskControl, to change it all meanwhile
struct SlowDiskControl
{
    std::atomic<int> isHeld = 0; ///< syncs wait for as long as it is 1; change it by hold()
    std::atomic<int> permits = 0; ///< syncs that come through nevertheless
    std::atomic<int> waiting = 0; ///< syncs that wait now
    std::atomic<int> syncs = 0; ///< syncs that came through, or failed, so far
    std::atomic<int> delayMs = 0; ///< of each sync
    std::atomic<int> syncError = 0; ///< errno that each sync fails with, 0 for none
    std::atomic<int> writeError = 0; ///< errno that each write fails with, 0 for none
    char folder[1'024] = {};

    void hold(bool isOn); ///< lets everything go that waits when it is off
    void letOneThrough(); ///< while held
};

SlowDiskControl &slowDisk();

} // namespace ecom67::test
