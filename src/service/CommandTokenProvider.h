// SPDX-License-Identifier: MIT
#pragma once

#include "service/BoundedCommand.h"
#include "service/TokenProvider.h"

#include <memory>

namespace ecom67 {

/// The token that a program prints, e.g. the command line tool of a provider. It is run again for
/// each request, since it alone knows when its token is a new one.
class CommandTokenProvider : public TokenProvider
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CommandTokenProvider)

public:
    /// command is program and arguments, split at white space; "double quotes" hold together.
    CommandTokenProvider(const QString &command, BoundedCommand::Limits limits,
                         QObject *parent = nullptr);
    ~CommandTokenProvider() override;

    void request(Reason reason) override;

private:
    QStringList m_words;
    BoundedCommand::Limits m_limits;
    std::unique_ptr<BoundedCommand> m_run;
};

} // namespace ecom67
