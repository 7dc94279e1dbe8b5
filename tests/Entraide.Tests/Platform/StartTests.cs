using System.Net;
using Xunit;

namespace Entraide.Tests.Platform;

public class StartTests
{
    [Fact]
    public async Task The_health_page_answers_when_the_database_answers()
    {
        await using var world = await World.Begin();
        var visitor = world.Visitor();

        await visitor.Visit("/health");

        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        visitor.Sees("Healthy");
    }
}
