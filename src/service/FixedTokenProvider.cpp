// SPDX-License-Identifier: MIT
#include "service/FixedTokenProvider.h"

#include <utility>

namespace ecom67 {

FixedTokenProvider::FixedTokenProvider(Answer answer, QObject *parent)
    : TokenProvider(parent)
    , m_answer(std::move(answer))
{
}

FixedTokenProvider::~FixedTokenProvider() = default;

void FixedTokenProvider::request(Reason /*reason*/)
{
    Q_EMIT answered(m_answer);
}

} // namespace ecom67
