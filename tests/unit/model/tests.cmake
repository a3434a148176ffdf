# SPDX-License-Identifier: MIT
# Paths are relative to tests/.
ecom67_add_test(tst_ConversationModel SOURCE unit/model/tst_ConversationModel.cpp LABEL unit LINK ecom67::model)
ecom67_add_test(tst_ChatViewModel SOURCE unit/model/tst_ChatViewModel.cpp support/FakeTransport.h LABEL unit
    LINK ecom67::model)
ecom67_add_test(tst_SetupViewModel SOURCE unit/model/tst_SetupViewModel.cpp support/FakeTransport.h LABEL unit
    LINK ecom67::model)
ecom67_add_test(tst_Draft SOURCE unit/model/tst_Draft.cpp support/FakeTransport.h LABEL unit
    LINK ecom67::model)
ecom67_add_test(tst_ConversationOwner SOURCE unit/model/tst_ConversationOwner.cpp support/FakeTransport.h LABEL unit
    LINK ecom67::model)
ecom67_add_test(tst_Outbox SOURCE unit/model/tst_Outbox.cpp support/FakeTransport.h LABEL unit
    LINK ecom67::model)
ecom67_add_test(tst_GrowingAnswer SOURCE unit/model/tst_GrowingAnswer.cpp support/FakeTransport.h LABEL unit
    LINK ecom67::model)
ecom67_add_test(tst_MessageVerbs SOURCE unit/model/tst_MessageVerbs.cpp LABEL unit LINK ecom67::model)
ecom67_add_test(tst_ComposerViewModel SOURCE unit/model/tst_ComposerViewModel.cpp support/FakeTransport.h LABEL unit
    LINK ecom67::model)
ecom67_add_test(tst_OpenOffers SOURCE unit/model/tst_OpenOffers.cpp support/FakeTransport.h LABEL unit
    LINK ecom67::model)
ecom67_add_test(tst_ConversationSearch SOURCE unit/model/tst_ConversationSearch.cpp LABEL unit LINK ecom67::model)
ecom67_add_test(tst_ConversationExport SOURCE unit/model/tst_ConversationExport.cpp LABEL unit LINK ecom67::model)
ecom67_add_test(tst_InputRecall SOURCE unit/model/tst_InputRecall.cpp LABEL unit LINK ecom67::model)
ecom67_add_test(tst_OutageNotes SOURCE unit/model/tst_OutageNotes.cpp support/FakeTransport.h LABEL unit
    LINK ecom67::model)
ecom67_add_test(tst_SettingsViewModel SOURCE unit/model/tst_SettingsViewModel.cpp support/SettingSamples.h LABEL unit
    LINK ecom67::model)
ecom67_add_test(tst_IdleReset SOURCE unit/model/tst_IdleReset.cpp LABEL unit LINK ecom67::model)
