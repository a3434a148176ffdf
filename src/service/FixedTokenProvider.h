// SPDX-License-Identifier: MIT
#pragma once

#include "service/TokenProvider.h"

namespace ecom67 {

/// The same answer all the time and at once: no token, the one of the environment, or why the
/// source that was chosen cannot be.
class FixedTokenProvider : public TokenProvider
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FixedTokenProvider)

public:
    explicit FixedTokenProvider(Answer answer, QObject *parent = nullptr);
    ~FixedTokenProvider() override;

    void request(Reason reason) override;

private:
    Answer m_answer;
};

} // namespace ecom67
