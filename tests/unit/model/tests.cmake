# SPDX-License-Identifier: MIT
# Paths are relative to tests/.
ecom67_add_test(tst_ConversationModel SOURCE unit/model/tst_ConversationModel.cpp LABEL unit LINK ecom67::model)
ecom67_add_test(tst_ChatViewModel SOURCE unit/model/tst_ChatViewModel.cpp support/FakeTransport.h LABEL unit
    LINK ecom67::model)
ecom67_add_test(tst_SetupViewModel SOURCE unit/model/tst_SetupViewModel.cpp support/FakeTransport.h LABEL unit
    LINK ecom67::model)
ecom67_add_test(tst_Draft SOURCE unit/model/tst_Draft.cpp support/FakeTransport.h LABEL unit
    LINK ecom67::model)
ecom67_add_test(tst_Outbox SOURCE unit/model/tst_Outbox.cpp support/FakeTransport.h LABEL unit
    LINK ecom67::model)
ecom67_add_test(tst_MessageVerbs SOURCE unit/model/tst_MessageVerbs.cpp LABEL unit LINK ecom67::model)
ecom67_add_test(tst_ComposerViewModel SOURCE unit/model/tst_ComposerViewModel.cpp support/FakeTransport.h LABEL unit
    LINK ecom67::model)
ecom67_add_test(tst_OpenOffers SOURCE unit/model/tst_OpenOffers.cpp support/FakeTransport.h LABEL unit
    LINK ecom67::model)
