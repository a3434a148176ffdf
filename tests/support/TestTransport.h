// SPDX-License-Identifier: MIT
#pragma once

#include "service/GuardedTransport.h"

#include <memory>

namespace ecom67::test {

/// The contract of ChatTransport is tested with every transport there is: CTest runs such a test
/// once with each and says which in ECOM67_TEST_TRANSPORT (qt, socket); the program itself knows no
/// such variable. Without it: the one that the program was built with.
std::unique_ptr<ChatTransport> makeTestTransport(const GuardedTransport::Limits &limits = {});
std::unique_ptr<ChatTransport> makeTestTransport(const NetworkSetup &network,
                                                 const GuardedTransport::Limits &limits = {});

/// False with Qt WebSockets, whose faults some outcomes are due to.
bool isOwnTransport();

} // namespace ecom67::test
