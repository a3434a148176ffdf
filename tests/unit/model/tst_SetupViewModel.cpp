// SPDX-License-Identifier: MIT
#include "model/SetupViewModel.h"
#include "service/ConnectionProbe.h"
#include "storage/SettingsStore.h"
#include "support/FakeTransport.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace ecom67;
using namespace Qt::StringLiterals;

class tst_SetupViewModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void b11_namesWhatIsWrongWithAnEndpoint_data();
    void b11_namesWhatIsWrongWithAnEndpoint();
    void testTriesForReal();
    void testTellsWhyItFailed();
    void secondTestReplacesTheFirst();
    void savesWhatIsValid();
    void savesNothingThatIsNot();
    void usesAnEndpointThatCannotBeSaved();
    void aLockedEndpointIsNeitherReplacedNorTried();
    void importsAnEnvFile();
    void refusesAnEnvFileWithoutEndpoint();

private:
    QString file(const QString &name) const { return m_folder->filePath(name); }
    std::unique_ptr<SetupViewModel> makeModel(SettingsStore &settings);

    std::unique_ptr<QTemporaryDir> m_folder;
    QList<test::FakeTransport *> m_transports; ///< of the probes, as long as those live
};

void tst_SetupViewModel::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_transports.clear();
}

std::unique_ptr<SetupViewModel> tst_SetupViewModel::makeModel(SettingsStore &settings)
{
    return std::make_unique<SetupViewModel>(settings, [this] {
        auto transport = std::make_unique<test::FakeTransport>();
        m_transports.append(transport.get());
        return std::make_unique<ConnectionProbe>(std::move(transport));
    });
}

static QString good()
{
    return u"wss://shop.example/prod/"_s;
}

void tst_SetupViewModel::b11_namesWhatIsWrongWithAnEndpoint_data()
{
    QTest::addColumn<QString>("endpoint");
    QTest::addColumn<ChatError::Code>("code");

    QTest::newRow("nothing") << u" "_s << ChatError::Code::EndpointMissing;
    QTest::newRow("web page") << u"https://shop.example"_s << ChatError::Code::EndpointScheme;
    QTest::newRow("not encrypted") << u"ws://shop.example"_s << ChatError::Code::EndpointInsecure;
    QTest::newRow("words") << u"the shop"_s << ChatError::Code::EndpointMalformed;
}

void tst_SetupViewModel::b11_namesWhatIsWrongWithAnEndpoint()
{
    QFETCH(const QString, endpoint);
    QFETCH(const ChatError::Code, code);

    const auto problem = SetupViewModel::problemWith(endpoint);

    QVERIFY(problem.has_value());
    QCOMPARE(problem->code, code);
    QCOMPARE(problem->setting, u"endpoint"_s);
    QVERIFY(!SetupViewModel::problemWith(good()).has_value());
}

void tst_SetupViewModel::testTriesForReal()
{
    SettingsStore settings(file(u"a.ini"_s), {}, QProcessEnvironment());
    const auto model = makeModel(settings);
    QSignalSpy tested(model.get(), &SetupViewModel::tested);

    model->test(good());
    QVERIFY(model->isTesting());
    QCOMPARE(m_transports.constFirst()->openings.constFirst().url.path(), u"/prod"_s);
    m_transports.constFirst()->acceptHandshake();

    QTRY_COMPARE(tested.size(), 1);
    QVERIFY(!tested.constFirst().constFirst().value<std::optional<ChatError>>().has_value());
    QVERIFY(!model->isTesting());
}

void tst_SetupViewModel::testTellsWhyItFailed()
{
    SettingsStore settings(file(u"a.ini"_s), {}, QProcessEnvironment());
    const auto model = makeModel(settings);
    QSignalSpy tested(model.get(), &SetupViewModel::tested);

    model->test(good());
    m_transports.constFirst()->fail(ChatError::Code::HandshakeForbidden, 403);
    model->test(u"http://shop.example"_s);

    QTRY_COMPARE(tested.size(), 2);
    const auto first = tested.at(0).constFirst().value<std::optional<ChatError>>();
    QCOMPARE(first->code, ChatError::Code::HandshakeForbidden);
    QCOMPARE(first->httpStatus, 403);
    const auto second = tested.at(1).constFirst().value<std::optional<ChatError>>();
    QCOMPARE(second->code, ChatError::Code::EndpointScheme);
}

void tst_SetupViewModel::secondTestReplacesTheFirst()
{
    SettingsStore settings(file(u"a.ini"_s), {}, QProcessEnvironment());
    const auto model = makeModel(settings);
    QSignalSpy tested(model.get(), &SetupViewModel::tested);

    model->test(good());
    model->test(good());
    m_transports.constLast()->acceptHandshake();

    QTRY_COMPARE(tested.size(), 1);
}

void tst_SetupViewModel::savesWhatIsValid()
{
    SettingsStore settings(file(u"a.ini"_s), {}, QProcessEnvironment());
    const auto model = makeModel(settings);
    QSignalSpy chosen(model.get(), &SetupViewModel::endpointChosen);

    model->save(good());

    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.constFirst().constFirst().toString(), u"wss://shop.example/prod"_s);
    const SettingsStore again(file(u"a.ini"_s), {}, QProcessEnvironment());
    QCOMPARE(again.settings().endpoint(), u"wss://shop.example/prod"_s);
}

void tst_SetupViewModel::savesNothingThatIsNot()
{
    SettingsStore settings(file(u"a.ini"_s), {}, QProcessEnvironment());
    const auto model = makeModel(settings);
    QSignalSpy rejected(model.get(), &SetupViewModel::rejected);
    QSignalSpy chosen(model.get(), &SetupViewModel::endpointChosen);

    model->save(u"shop"_s);

    QCOMPARE(rejected.size(), 1);
    QCOMPARE(chosen.size(), 0);
    QVERIFY(!QFile::exists(file(u"a.ini"_s)));
}

void tst_SetupViewModel::usesAnEndpointThatCannotBeSaved()
{
    QFile inTheWay(file(u"folder"_s));
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    SettingsStore settings(file(u"folder/a.ini"_s), {}, QProcessEnvironment());
    const auto model = makeModel(settings);
    QSignalSpy chosen(model.get(), &SetupViewModel::endpointChosen);

    model->save(good());

    QCOMPARE(chosen.size(), 1);
    const auto problem = chosen.constFirst().constLast().value<std::optional<ChatError>>();
    QVERIFY(problem.has_value());
    QCOMPARE(problem->code, ChatError::Code::SettingsUnwritable);
}

/// An administrator who has set the endpoint.
class LockedEndpoint : public PolicySource
{
public:
    Reading read() const override
    {
        return {.values = {{u"endpoint"_s, {u"wss://locked.example/"_s, u"POLICY: line 1"_s}}},
                .problems = {}};
    }
};

void tst_SetupViewModel::aLockedEndpointIsNeitherReplacedNorTried()
{
    SystemSettings system;
    system.policy = std::make_shared<LockedEndpoint>();
    SettingsStore settings(file(u"a.ini"_s), {}, {}, system);
    const auto model = makeModel(settings);
    QSignalSpy rejected(model.get(), &SetupViewModel::rejected);
    QSignalSpy chosen(model.get(), &SetupViewModel::endpointChosen);
    QSignalSpy tested(model.get(), &SetupViewModel::tested);
    QVERIFY(model->isLocked());

    model->save(good());
    model->test(good());

    QCOMPARE(rejected.size(), 1);
    QCOMPARE(rejected.first().first().value<ChatError>().code, ChatError::Code::SettingLocked);
    QCOMPARE(rejected.first().first().value<ChatError>().place, u"POLICY: line 1"_s);
    QVERIFY(chosen.isEmpty());
    QCOMPARE(tested.size(), 1);
    QCOMPARE(tested.first().first().value<std::optional<ChatError>>()->code,
             ChatError::Code::SettingLocked);
    QVERIFY(m_transports.isEmpty());
    QVERIFY(!QFile::exists(settings.userFile()));
}

void tst_SetupViewModel::importsAnEnvFile()
{
    QFile env(file(u".env"_s));
    QVERIFY(env.open(QIODevice::WriteOnly));
    env.write("# shop\nVITE_WEBSOCKET_URL=\"wss://shop.example/prod/\"\n");
    env.close();
    SettingsStore settings(file(u"a.ini"_s), {}, QProcessEnvironment());
    const auto model = makeModel(settings);
    QSignalSpy imported(model.get(), &SetupViewModel::imported);

    model->importEnvFile(env.fileName());

    QCOMPARE(imported.size(), 1);
    QCOMPARE(imported.constFirst().constFirst().toString(), u"wss://shop.example/prod"_s);
}

void tst_SetupViewModel::refusesAnEnvFileWithoutEndpoint()
{
    SettingsStore settings(file(u"a.ini"_s), {}, QProcessEnvironment());
    const auto model = makeModel(settings);
    QSignalSpy rejected(model.get(), &SetupViewModel::rejected);

    model->importEnvFile(file(u"none.env"_s));

    QCOMPARE(rejected.size(), 1);
    QCOMPARE(rejected.constFirst().constFirst().value<ChatError>().code,
             ChatError::Code::FileUnreadable);
}

QTEST_GUILESS_MAIN(tst_SetupViewModel)
#include "tst_SetupViewModel.moc"
