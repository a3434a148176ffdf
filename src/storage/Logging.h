// SPDX-License-Identifier: MIT
#pragma once

#include <QLoggingCategory>

/// What happens to files: never their content, a session id or a message.
Q_DECLARE_LOGGING_CATEGORY(lcStorage)
